import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.errors import InputError, UsageError
from tawthiq.model import wire
from tawthiq.model.claim import Claim, Harm, When, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Range, Residual, Title
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Precision, RangeVictims, Victims
from tawthiq.publication import export
from tawthiq.publication.crosswalk import acled_date, ucdp_date, ucdp_where
from tawthiq.publication.files import write
from tawthiq.publication.sheets import harm_in_figures, safe
from tawthiq.publication.tables import columns
from tawthiq.register import Register
from tawthiq.text import edtf

TEXT = "=HYPERLINK(1) قتل 5 أشخاص في سرمين"
WHERE = Where(
    quote="سرمين", start=29, end=34, place="سرمين", country="SY", lat=35.9, lon=36.7, precision=Precision.TOWN
)
CLAIM = Claim(
    id="c1",
    document="d1",
    quote=TEXT,
    start=0,
    end=len(TEXT),
    kind=Kind.INCIDENT,
    harms=(Harm(outcome=Outcome.KILLED, min=5, max=5, bound=Bound.EXACT, quote="5 أشخاص", start=18, end=25),),
    where=WHERE,
)
INCIDENT = Incident(
    id="i1",
    code="TW-2019-0001",
    title=Title("قصف سرمين", "Strike on Sarmin"),
    claims=("c1",),
    documents=("d1",),
    when=When(edtf="2019-05-05"),
    where=WHERE,
    ranges=(Range(outcome=Outcome.KILLED, victims=RangeVictims.CIVILIAN, min=0, max=5, open_above=True),),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "r", create=True) as opened:
        opened.add_document(Document(id="d1", text=TEXT, publisher="@وكالة"))
        opened.add_claims("d1", [CLAIM], "p1")
        coarse = replace(
            INCIDENT, id="i2", code="TW-2019-0002", where=replace(WHERE, place="إدلب", precision=Precision.GOVERNORATE)
        )
        residual = Residual(
            outcome=Outcome.KILLED, victims=RangeVictims.CIVILIAN, min=47, max=107, recorded_min=200, recorded_max=260
        )
        row = LedgerRow(claim="c1", document="d1", period="2019", area=WHERE, residual=(residual,))
        opened.replace_incidents([INCIDENT, coarse], [row])
        yield opened


def exported(register: Register, subject: str, form: str) -> bytes:
    return b"".join(export(register, subject, form))


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_jsonl_is_the_contract(register: Register) -> None:
    assert wire.decode(exported(register, "claims", "jsonl"), Claim) == CLAIM
    first, second = exported(register, "incidents", "jsonl").splitlines()
    assert wire.decode(first, Incident) == INCIDENT
    assert json.loads(second)["code"] == "TW-2019-0002"
    assert json.loads(exported(register, "documents", "jsonl"))["text"] == TEXT
    total = json.loads(exported(register, "totals", "jsonl"))
    assert {"claim", "period", "area", "harms", "attacks", "sources", "residual"} <= set(total)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "\n=1", "|x"])
def test_a_cell_that_would_run_is_written_as_text(cell: str) -> None:
    assert safe(cell) == "'" + cell


def test_figures_and_plain_words_stay_as_they_are() -> None:
    assert [safe(cell) for cell in (5, -3.5, None, "قصف", "", "5-8")] == [5, -3.5, None, "قصف", "", "5-8"]


def test_csv_holds_no_formula(register: Register) -> None:
    for subject in ("claims", "documents", "totals", "incidents"):
        for row in table(exported(register, subject, "csv")):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_csv_columns_and_values(register: Register) -> None:
    town, area = table(exported(register, "incidents", "csv"))
    assert (town["killed_civilian_min"], town["killed_civilian_max"], town["killed_civilian_open"]) == (
        "0",
        "5",
        "true",
    )
    assert (town["lat"], town["precision"], town["ucdp_where_prec"]) == ("35.9", "town", "1")
    assert (area["lat"], area["lon"], area["precision"], area["ucdp_where_prec"]) == ("", "", "governorate", "4")
    (total,) = table(exported(register, "totals", "csv"))
    assert total["residual"] == "killed civilian 47-107"
    (claim,) = table(exported(register, "claims", "csv"))
    assert claim["harms"] == "killed unknown 5 exact"


@pytest.mark.parametrize("subject", ["claims", "incidents", "documents", "totals"])
def test_an_empty_register_exports_a_header(tmp_path: Path, subject: str) -> None:
    with Register.open(tmp_path / "empty", create=True) as empty:
        assert exported(empty, subject, "csv").decode("utf-8-sig").strip().split(",") == list(columns(subject))
        assert exported(empty, subject, "jsonl") == b""


def test_geojson_has_no_point_for_an_area(register: Register) -> None:
    town, area = json.loads(exported(register, "incidents", "geojson"))["features"]
    assert town["geometry"] == {"type": "Point", "coordinates": [36.7, 35.9]}
    assert (town["properties"]["precision"], town["properties"]["area_only"]) == ("town", False)
    assert (area["geometry"], area["properties"]["area_only"], area["properties"]["place"]) == (None, True, "إدلب")
    assert json.loads(exported(register, "claims", "geojson"))["features"][0]["id"] == "c1"


def test_what_cannot_be_asked_for(register: Register) -> None:
    for subject, form in (("people", "csv"), ("claims", "docx"), ("totals", "geojson")):
        with pytest.raises(UsageError):
            export(register, subject, form)


def test_harms_in_figures() -> None:
    harm = CLAIM.harms[0]
    assert harm_in_figures(replace(harm, min=10, max=None, bound=Bound.VAGUE)) == "killed unknown 10- vague"
    assert (
        harm_in_figures(replace(harm, min=None, max=None, victims=Victims.CIVILIAN, subset_of=0, bound=Bound.VAGUE))
        == "killed civilian ? vague (part)"
    )


def test_crosswalks() -> None:
    assert [ucdp_where(p) for p in (Precision.EXACT, Precision.DISTRICT, Precision.COUNTRY, None)] == [1, 3, 6, None]
    spans = ("2017-03-17", "2017-03-17/2017-03-19", "2017-03-11/2017-03-17", "2017-03", "2017", "XXXX-03-17")
    assert [ucdp_date(edtf.days(text)) for text in spans] == [1, 2, 3, 4, 5, None]
    assert [acled_date(edtf.days(text)) for text in spans] == [1, 2, 2, 3, None, None]


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")

    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(out, breaking())
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert out.read_bytes() == b"old"
    write(out, [b"new"])
    assert out.read_bytes() == b"new"
    with pytest.raises(InputError, match="cannot be written"):
        write(tmp_path / "no" / "where.csv", [b""])
