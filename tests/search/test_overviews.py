"""What stands over a whole register: its places as most claims have them."""

import json
from pathlib import Path

from tawthiq import pipeline
from tawthiq.pipeline import Orders
from tawthiq.register import Register
from tawthiq.search import Index, overviews


def test_a_place_is_known_as_what_most_claims_have_it_for(tmp_path: Path) -> None:
    texts = (
        "قتل ثلاثة مدنيين في غارة جوية على مدينة الموصل في 3 شباط 2017.",
        "أصيب خمسة مدنيين بقصف مدفعي على الموصل في 9 شباط 2017.",
        "قتل مدنيان في قصف على الجزء الشرقي من مدينة الموصل في 14 شباط 2017.",
    )
    lines = [json.dumps({"id": f"r{n}", "text": text, "published": "2017-02-20"}) for n, text in enumerate(texts)]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    with Register.open(tmp_path / "register", create=True) as register:
        pipeline.run([tmp_path / "reports.jsonl"], register, Orders())
        precisions = [str(claim.where.precision) for claim in register.all_claims() if claim.where]
        assert precisions == ["city", "city", "subdistrict"]
        index = Index(register)
        index.bring_up()
        (row,) = overviews.places(index)
        assert (row.name, row.precision, row.claims) == ("الموصل", "city", 3)
        assert overviews.place(index, row.key, row.country) == row
        assert overviews.place(index, "none", "IQ") is None
