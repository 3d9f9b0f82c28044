"""Write docs/explanation/method.md from the rules of assessment, so that the page cannot say what the code does not.

`python scripts/write_method.py` writes it; `--check` exits 1 when the page is not what would be written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tawthiq.assessment import RULE_VERSION, rules, wording
from tawthiq.assessment.rules import codes

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "method.md"

_CHAPTERS = (
    ("figure.", "What one claim says in numbers", "ما يقوله الادعاء الواحد بالأرقام"),
    ("enter.", "What enters a range", "ما يدخل في المدى"),
    ("origin.", "Who knows", "من يعلم"),
    ("dependence.", "Who knows independently of whom", "من يعلم باستقلال عن غيره"),
    ("range.", "Minimum and maximum", "الحد الأدنى والحد الأعلى"),
    ("circumstance.", "When, where, with what", "متى وأين وبماذا"),
    ("answer.", "Who did it", "من الفاعل"),
    ("position.", "What the parties say", "ما تقوله الأطراف"),
    ("strike.", "Strike status", "ثبوت الضربة"),
    ("grade.", "Grade, first match wins", "الدرجة، وأول ما ينطبق هو المعتمد"),
    ("contradiction.", "What contradicts", "ما يتعارض"),
    ("totals.", "Totals", "المجاميع"),
)
_OPENING = f"""# Method: how figures and grades are derived

<!-- Written by scripts/write_method.py from tawthiq/assessment/rules.yaml. Change the rules there, not here. -->

Version {RULE_VERSION} of the rules. Every incident names the version that made it; a change of rules assesses all of
them again and shows what moved. Each rule has an id, which the code that follows it names, and the published practice
it comes from; *own* marks a choice of this project. The program proposes; a person decides, with a comment.

The register keeps reports of harm. A grade speaks of how well harm is *reported*, not of guilt, and a sum is the
*minimum documented*, never the number of the dead.
"""


def page() -> str:
    """The whole page."""
    return _OPENING + "".join(_chapters()) + "".join(_words())


def _chapters() -> Iterator[str]:
    for prefix, english, arabic in _CHAPTERS:
        yield f"\n## {english} · {arabic}\n"
        for rule in rules():
            if rule.id.startswith(prefix):
                yield f"\n### {rule.title.en}\n\n"
                yield f"`{rule.id}` · after: {rule.source}\n\n{rule.text.en}\n\n"
                yield f'<div dir="rtl" lang="ar">\n\n**{rule.title.ar}** {rule.text.ar}\n\n</div>\n'


def _words() -> Iterator[str]:
    yield "\n## Codes in the output · رموز المخرجات\n\n"
    yield "Reasons, flags and needs stand in exports as codes; pages show these words.\n\n"
    yield "| code | English | العربية |\n|---|---|---|\n"
    for code in codes():
        words = wording(code)
        yield f"| `{code}` | {words.en} | {words.ar} |\n"


def main() -> int:
    if "--check" in sys.argv:
        current = PAGE.read_text("utf-8") if PAGE.exists() else ""
        if current != page():
            print(f"{PAGE.name} is not what the rules say: run python scripts/write_method.py")
            return 1
        return 0
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
