"""The rules in words: whole, in both languages, and every code that the code can give has words."""

import re
from pathlib import Path

import tawthiq.assessment
from tawthiq.assessment import rules, wording
from tawthiq.assessment.rules import codes
from tawthiq.model.vocabulary import Kind, Method, Outcome, StrikeStatus

ROOM = Path(tawthiq.assessment.__file__).parent
ARABIC = re.compile(r"[\u0600-\u06ff]")


def test_every_rule_has_an_id_a_title_and_a_text_in_both_languages() -> None:
    ids = [r.id for r in rules()]
    assert len(ids) == len(set(ids)) > 30
    for rule in rules():
        assert ARABIC.search(rule.title.ar)
        assert ARABIC.search(rule.text.ar)
        assert not ARABIC.search(rule.text.en)
        assert rule.source


def test_every_code_in_the_code_has_words() -> None:
    source = "\n".join(p.read_text("utf-8") for p in ROOM.glob("*.py"))
    used = set(re.findall(r'(?:GradeReason|LeftOut|GradeChange)\([^"\n]*"([a-z_]+)"', source))
    used |= {f"kind_{k}" for k in Kind if k is not Kind.INCIDENT} | {s.value for s in StrikeStatus}
    assert used - {"vague_beside_counted"}
    for code in used:
        assert wording(code).ar


def test_every_code_with_words_is_one_that_can_occur() -> None:
    source = "\n".join(p.read_text("utf-8") for p in ROOM.glob("*.py"))
    dynamic = {f"kind_{k}" for k in Kind} | {s.value for s in StrikeStatus}
    dynamic |= {"found_all_combatants", "found_another_party"}
    assert [c for c in codes() if c not in dynamic and f'"{c}"' not in source] == []


def test_titles_have_words_for_every_method_and_outcome() -> None:
    for word in (*Method, *Outcome):
        assert wording(word.value).en
