"""Annotated claims (`gold.jsonl`) as claims of the model, for tests that start where extraction ends.

An annotation is a subset of a claim: its sources are plain words, its figures carry no bound, a group beside a figure
for all is a part of it. What those words mean (who speaks for which party) is told to `read`, not guessed.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.model.claim import Attacks, Claim, Harm, Responsible, Source, When, Where, claim_id
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import (
    Bound,
    Facility,
    Group,
    Kind,
    Method,
    OriginKind,
    Outcome,
    Response,
    Stance,
    Victims,
)

Voices = Mapping[str, tuple[OriginKind, str | None]]

# Who speaks for whom in the five sample reports.
SEED_VOICES: Voices = {
    "التحالف": (OriginKind.PARTY_TO_CONFLICT, "us-led-coalition"),
    "التحالف الدولي بقيادة الولايات المتحدة ضد داعش": (OriginKind.PARTY_TO_CONFLICT, "us-led-coalition"),
    "رئيس أركان الجيش الأميركي الجنرال مارك ميلي": (OriginKind.MILITARY_SPOKESPERSON, "united-states"),
    "الممثلية الروسية لدى الأمم المتحدة": (OriginKind.GOVERNMENT, "russia"),
    "الجيش الروسي": (OriginKind.PARTY_TO_CONFLICT, "russia"),
    "موسكو": (OriginKind.GOVERNMENT, "russia"),
    "ماريا زاخاروفا": (OriginKind.GOVERNMENT, "russia"),
    "وزارة الدفاع العراقية": (OriginKind.GOVERNMENT, "iraqi-government-forces"),
    "الوزارة": (OriginKind.GOVERNMENT, "iraqi-government-forces"),
    "وزارة الدفاع": (OriginKind.GOVERNMENT, "iraqi-government-forces"),
}


def read(
    folder: Path, voices: Voices | None = None, names: Sequence[str] = ("docs", "gold")
) -> tuple[dict[str, Document], list[Claim]]:
    """Documents by id, and the claims in the order of the file."""
    documents = {}
    for line in (folder / f"{names[0]}.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        documents[raw["id"]] = Document(
            id=raw["id"], text=raw["text"], publisher=raw.get("publisher"), published=raw.get("published")
        )
    lines = (json.loads(line) for line in (folder / f"{names[1]}.jsonl").read_text("utf-8").splitlines())
    return documents, [_claim(raw, documents[raw["document"]], voices or {}) for raw in lines if raw.get("quote")]


def _claim(raw: Mapping[str, Any], document: Document, voices: Voices) -> Claim:
    start = document.text.find(raw["quote"])
    place, date = raw.get("where"), raw.get("when")
    claim = Claim(
        document=document.id,
        quote=raw["quote"],
        start=start,
        end=start + len(raw["quote"]),
        kind=Kind(raw["kind"]),
        incident=raw["incident"],
        harms=tuple(_harm(h, raw["harms"], start) for h in raw["harms"]),
        attacks=_attacks(raw.get("attacks"), start),
        method=Method(raw["method"]) if raw["method"] else None,
        facilities=tuple(map(Facility, raw["facilities"])),
        where=Where(place=place["place"], within=tuple(place["within"]), country=place["country"]) if place else None,
        when=When(edtf=date["edtf"]) if date else None,
        responsible=tuple(
            Responsible(actor=r["actor"], stance=Stance(r["stance"]), quote=r["quote"] or "", start=start, end=start)
            for r in raw["responsible"]
        ),
        sources=_sources(raw, voices, start),
        response=tuple(map(Response, raw["response"])),
    )
    fields = {name: getattr(claim, name) for name in claim.__slots__}
    return Claim(**{**fields, "id": claim_id(document.sha256, claim)})


def _harm(raw: Mapping[str, Any], beside: Sequence[Mapping[str, Any]], start: int) -> Harm:
    part_of = raw.get("subset_of")
    if part_of is None and raw["group"] != "all":
        wholes = [i for i, h in enumerate(beside) if h["group"] == "all" and h["outcome"] == raw["outcome"]]
        part_of = wholes[0] if wholes else None
    return Harm(
        outcome=Outcome(raw["outcome"]),
        victims=Victims(raw["victims"]),
        group=Group(raw["group"]),
        min=raw["min"],
        max=raw["max"],
        bound=_bound(raw),
        subset_of=part_of,
        quote=raw["quote"] or "",
        start=start,
        end=start,
    )


def _bound(raw: Mapping[str, Any]) -> Bound:
    low, high, words = raw["min"], raw["max"], raw["quote"] or ""
    if (low, high) == (None, None) or any(w in words for w in ("عشرات", "مئات", "آلاف")):
        return Bound.VAGUE
    if (low, high) == (0, 0):
        return Bound.NONE_REPORTED if "أنباء" in words or "مادية" in words else Bound.NONE
    if low is None or high is None:
        return Bound.AT_MOST if low is None else Bound.AT_LEAST
    return Bound.EXACT if low == high else Bound.RANGE


def _attacks(raw: Mapping[str, Any] | None, start: int) -> Attacks | None:
    if raw is None:
        return None
    return Attacks(min=raw["min"], max=raw["max"], bound=Bound.EXACT, quote=raw["quote"], start=start, end=start)


def _sources(raw: Mapping[str, Any], voices: Voices, start: int) -> tuple[Source, ...]:
    quotes = raw["sources"]
    levels = raw.get("sources_levels") or range(len(quotes))
    found = []
    for quote, level in zip(quotes, levels, strict=True):
        kind, party = voices.get(quote, (OriginKind.UNKNOWN, None))
        found.append(Source(level=level, kind=kind, party=party, quote=quote, start=start, end=start))
    return tuple(found)
