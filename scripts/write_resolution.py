"""Write the table of levels in docs/explanation/resolution.md from the weights, so that the two cannot differ.

`python scripts/write_resolution.py` writes it; `--check` exits 1 when the table is not what would be written.
"""

import sys
from pathlib import Path

from tawthiq.incidents.weights import weights

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "resolution.md"
START, END = "<!-- levels: written by scripts/write_resolution.py -->", "<!-- end of levels -->"


def table() -> str:
    """The levels as a table, with the prior."""
    rows = [f"| `{level.id}` | {level.weight:+.1f} | {level.en} | {level.ar} |" for level in weights().levels.values()]
    head = ["| level | weight | English | العربية |", "|---|---|---|---|"]
    return "\n".join([f"Before anything is compared: {weights().prior:+.1f}.", "", *head, *rows, ""])


def main() -> int:
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    wanted = f"{before}{START}\n\n{table()}\n{END}{after}"
    if "--check" in sys.argv:
        if wanted != text:
            print(f"{PAGE.name} is not what the weights say: run python scripts/write_resolution.py")
            return 1
        return 0
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
