"""Write schemas/*.schema.json: the public contract as JSON Schema, generated from the model's own types.

    python scripts/write_schemas.py [--check]

With --check nothing is written; the exit status is 1 where a file differs from what the model says.
"""

import json
import sys
from pathlib import Path

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.wire import schema
from tawthiq.publication.tables import Total

FOLDER = Path(__file__).parent.parent / "schemas"
SUBJECTS = {
    "document": (Document, "A line of documents: what intake reads and `tawthiq export documents` writes."),
    "claim": (Claim, "A line of claims: what `tawthiq extract` and `tawthiq export claims` write."),
    "incident": (Incident, "A line of incidents: what `tawthiq export incidents` writes."),
    "ledger": (Total, "A line of the ledger of cumulative claims: what `tawthiq export totals` writes."),
}


def written() -> dict[str, str]:
    """The text of each schema file by its name."""
    texts = {}
    for subject, (kind, description) in SUBJECTS.items():
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "description": description}
        texts[f"{subject}.schema.json"] = json.dumps({**head, **schema(kind)}, indent=1, ensure_ascii=False) + "\n"
    return texts


def main() -> int:
    stale = [name for name, text in written().items() if _standing(name) != text]
    if "--check" not in sys.argv:
        FOLDER.mkdir(exist_ok=True)
        for name, text in written().items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        return 0
    for name in stale:
        print(f"schemas/{name} is not what the model says: run make reference")
    return 1 if stale else 0


def _standing(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
