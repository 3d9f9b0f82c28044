"""Each form read back by the field's own library, without loss."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import csvw
import geojson
import hxl
import openpyxl
import pyarrow.parquet
import pytest
from prov.model import ProvDocument

from tawthiq.errors import UsageError
from tawthiq.model.claim import Claim, Harm, Source, When, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, IncidentParty, Range, Title
from tawthiq.model.vocabulary import Bound, Group, Kind, Method, OriginKind, Outcome, Precision, RangeVictims, Stance
from tawthiq.publication import FORMATS, SUBJECTS, described, export
from tawthiq.publication.tables import columns
from tawthiq.register import Register

TEXT = "=HYPERLINK(1) قتل 5 أشخاص في سرمين، بحسب مصدر طبي"
WHERE = Where(
    quote="سرمين", start=29, end=34, place="سرمين", within=("إدلب",), country="SY", lat=35.9, lon=36.7,
    precision=Precision.TOWN,
)  # fmt: skip
CLAIM = Claim(
    id="c1",
    document="https://example.org/1",
    quote=TEXT,
    start=0,
    end=len(TEXT),
    kind=Kind.INCIDENT,
    harms=(Harm(outcome=Outcome.KILLED, min=5, max=5, bound=Bound.EXACT, quote="5 أشخاص", start=18, end=25),),
    where=WHERE,
    when=When(edtf="2019-05-05"),
    sources=(Source(quote="مصدر طبي", start=41, end=49, kind=OriginKind.MEDICAL, level=0),),
)
KILLED = Range(outcome=Outcome.KILLED, victims=RangeVictims.NOT_COMBATANT, min=4, max=5, open_above=True)
INCIDENT = Incident(
    id="i1",
    code="TW-2019-0001",
    title=Title("قصف سرمين", "Strike on Sarmin"),
    claims=("c1",),
    documents=("https://example.org/1",),
    when=When(edtf="2019-05-05"),
    where=WHERE,
    method=Method.AIRSTRIKE,
    ranges=(KILLED, replace(KILLED, group=Group.CHILDREN, min=1, max=2, open_above=False)),
    responsible=(IncidentParty(actor="russia", stances=(Stance.ALLEGED,)),),
)
COARSE = replace(
    INCIDENT, id="i2", code="TW-2019-0002", where=replace(WHERE, place="إدلب", precision=Precision.GOVERNORATE),
    when=None, ranges=(), method=None, responsible=(),
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "r", create=True) as opened:
        document = Document(
            id="https://example.org/1", text=TEXT, publisher="@وكالة", url="https://example.org/1",
            published="2019-05-06", title="عنوان", lang="ar",
        )  # fmt: skip
        opened.add_document(document)
        opened.add_claims("https://example.org/1", [CLAIM], "p1")
        opened.replace_incidents([INCIDENT, COARSE], ())
        yield opened


def exported(register: Register, subject: str, form: str) -> bytes:
    return b"".join(export(register, subject, form))


def rows(register: Register, subject: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(register, subject, "csv").decode("utf-8-sig"))))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_column_is_described(subject: str) -> None:
    found = described.columns()[subject]
    assert tuple(column.name for column in found) == columns(subject)
    assert len({column.hxl for column in found}) == len(found), "two columns of one hashtag cannot be told apart"
    assert all(column.en and column.ar for column in found)


@pytest.mark.parametrize("subject", ["claims", "incidents", "documents"])
def test_a_workbook_holds_the_rows_as_they_are(register: Register, subject: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(exported(register, subject, "xlsx"))).active
    header, titles, *body = sheet.iter_rows(values_only=True)
    assert list(header) == list(columns(subject))
    assert titles[0].endswith(described.columns()[subject][0].en)
    for read, written in zip(body, rows(register, subject), strict=True):
        for cell, text in zip(read, written.values(), strict=True):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                assert cell == float(text)
            else:
                told = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
                assert told == text.removeprefix("'")


def test_no_cell_of_a_workbook_is_a_formula(register: Register) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(exported(register, "claims", "xlsx"))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "inlineStr"}
    assert TEXT in [cell.value for row in sheet.iter_rows() for cell in row]


def test_the_same_rows_are_the_same_workbook(register: Register) -> None:
    assert exported(register, "incidents", "xlsx") == exported(register, "incidents", "xlsx")
    with zipfile.ZipFile(io.BytesIO(exported(register, "incidents", "xlsx"))) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_parquet_holds_typed_columns(register: Register, subject: str) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(exported(register, subject, "parquet")))
    assert tuple(table.column_names) == columns(subject)
    if subject == "incidents":
        first = table.to_pylist()[0]
        assert (first["killed_not_combatant_max"], first["killed_not_combatant_open"]) == (5, True)
        assert (first["lat"], first["title_ar"], first["injured_civilian_max"]) == (35.9, "قصف سرمين", None)
        assert table.schema.field("title_ar").metadata[b"title_ar"].decode() == "العنوان بالعربية"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_hxl_is_read_by_its_hashtags(register: Register, subject: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(exported(register, subject, "hxl"))
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert [column.display_tag for column in source.columns] == [c.hxl for c in described.columns()[subject]]
        read = [row.values for row in source]
    assert read == [list(row.values()) for row in rows(register, subject)]


@pytest.mark.parametrize("subject", ["claims", "incidents"])
def test_csv_on_the_web_is_valid(register: Register, subject: str, tmp_path: Path) -> None:
    (tmp_path / f"{subject}.csv").write_bytes(exported(register, subject, "csv"))
    about = tmp_path / f"{subject}.csv-metadata.json"
    about.write_bytes(exported(register, subject, "csvw"))
    read = csvw.CSVW(str(about), validate=True)
    assert read.is_valid
    titles = json.loads(about.read_bytes())["tableSchema"]["columns"][0]["titles"]
    assert titles["ar"]
    assert titles["en"]
    assert len(list(read.tables[0].iterdicts())) == len(rows(register, subject))


def test_geojson_is_valid(register: Register) -> None:
    read = geojson.loads(exported(register, "incidents", "geojson"))
    assert read.is_valid
    assert [feature.geometry is None for feature in read.features] == [False, True]


def test_followthemoney_takes_every_entity(register: Register) -> None:
    model = pytest.importorskip("followthemoney", reason="needs make dev where libicu-dev and g++ are").model
    lines = exported(register, "incidents", "ftm").splitlines()
    read = [model.get_proxy(json.loads(line)) for line in lines]
    by_schema: dict[str, list[Any]] = {}
    for given, entity in zip(map(json.loads, lines), read, strict=True):
        by_schema.setdefault(entity.schema.name, []).append(entity)
        lost = {
            name: values for name, values in given["properties"].items() if sorted(values) != sorted(entity.get(name))
        }
        assert not lost, "the library took a value for none of its kind"
    assert {name: len(entities) for name, entities in by_schema.items()} == {
        "Event": 2, "Organization": 1, "Article": 1, "Documentation": 2,
    }  # fmt: skip
    (organization,) = by_schema["Organization"]
    assert by_schema["Event"][0].get("involved") == [organization.id]
    assert not any(TEXT in line.decode() for line in lines), "the text of a report is its publisher's"


def test_prov_leads_from_the_incident_to_the_bytes(register: Register) -> None:
    read = ProvDocument.deserialize(content=exported(register, "incidents", "prov").decode(), format="json")
    steps = {
        str(record.args[0]): str(record.args[1]) for record in read.records if "Derivation" in str(record.get_type())
    }
    assert steps["tawthiq:incident/i1"] == "tawthiq:claim/c1"
    assert steps["tawthiq:claim/c1"].startswith("tawthiq:report/")
    assert json.loads(str(read.serialize(format="json")))["wasAttributedTo"]


def test_schema_org_tells_who_said_what_where(register: Register) -> None:
    read = json.loads(exported(register, "claims", "schema"))
    (claim,) = read["@graph"]
    assert (read["@context"], claim["@type"], claim["text"]) == ("https://schema.org", "Claim", TEXT)
    assert claim["author"]["name"] == "مصدر طبي"
    assert claim["appearance"]["publisher"]["name"] == "@وكالة"
    assert claim["about"]["location"]["geo"]["latitude"] == 35.9


@pytest.mark.parametrize("form", ["airwars", "ucdp", "acled"])
def test_shapes_say_what_they_are_and_place_no_pin_in_an_area(register: Register, form: str) -> None:
    text = exported(register, "incidents", form).decode("utf-8-sig")
    exact, coarse = csv.DictReader(io.StringIO(text))
    assert next(iter(exact)) == "shape"
    assert "not" in exact["shape"]
    assert (exact["latitude"], coarse["latitude"], coarse["longitude"]) == ("35.9", "", "")


def test_shapes_carry_the_ranges_and_invent_none(register: Register) -> None:
    def first(form: str) -> dict[str, str]:
        return next(csv.DictReader(io.StringIO(exported(register, "incidents", form).decode("utf-8-sig"))))

    airwars, ucdp, acled = first("airwars"), first("ucdp"), first("acled")
    assert (airwars["civilians_killed_min"], airwars["civilians_killed_max"]) == ("4", "5+")
    assert (airwars["children_killed_min"], airwars["women_killed_max"]) == ("1", "")
    assert (airwars["strike_type"], acled["sub_event_type"]) == ("Airstrike", "Air/drone strike")
    assert (ucdp["low"], ucdp["high"], ucdp["best"]) == ("4", "", "")
    assert acled["fatalities"] == "4"


def test_a_format_that_a_table_has_not_is_refused_with_those_it_is_for(register: Register) -> None:
    with pytest.raises(UsageError, match="geojson is for claims and incidents"):
        export(register, "totals", "geojson")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_register_gives_a_whole_file(tmp_path: Path, form: str) -> None:
    with Register.open(tmp_path / "empty", create=True) as empty:
        subject = "claims" if form == "schema" else "incidents"
        data = exported(empty, subject, form)
    assert data or form in {"jsonl", "ftm"}
