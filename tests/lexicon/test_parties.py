"""The party list: folding, allies, names, and a user's own folder."""

from pathlib import Path

import pytest

from tawthiq.errors import InputError
from tawthiq.lexicon import parties

CONTRACT = """us-led-coalition united-states russia syrian-government-forces iran iran-backed-militias hezbollah
israel turkey turkey-backed-opposition hts syrian-opposition sdf islamic-state
iraqi-government-forces popular-mobilization-forces peshmerga pkk saudi-led-coalition houthis
yemeni-government-forces palestinian-groups egypt-government-forces unknown"""


def test_every_party_of_the_contract_is_listed_in_both_languages() -> None:
    listed = parties.load()
    for actor in CONTRACT.split():
        party = listed.get(actor)
        assert party is not None, actor
        assert party.ar
        assert party.en


def test_every_reference_within_the_list_is_to_a_listed_party() -> None:
    listed = parties.load()
    for party in listed.parties.values():
        for other in (*party.member_of, *party.allies, *([party.proxies] if party.proxies else [])):
            assert listed.get(other), f"{party.id} names {other}"
    for word in listed.words:
        told = {word.means, *word.attributes.get("by_party", "").split()}
        told |= {pair.split("=")[1] for pair in word.attributes.get("by_country", "").split()}
        assert all(listed.get(actor) for actor in told - {"none"}), word.id


def test_members_fold_into_their_coalition() -> None:
    listed = parties.load()
    assert listed.fold("united-states") == "us-led-coalition"
    assert listed.fold("wagner-group") == "russia"
    assert listed.fold("sdf") == "sdf"
    assert listed.fold("nobody-listed") == "nobody-listed"


def test_allies_are_read_both_ways() -> None:
    listed = parties.load()
    assert "russia" in listed.allies("syrian-government-forces")
    assert "syrian-government-forces" in listed.allies("russia")
    assert listed.allied("united-states", "us-led-coalition")
    assert not listed.allied("russia", "islamic-state")
    assert listed.allies("nobody-listed") == frozenset()


def test_names() -> None:
    listed = parties.load()
    assert listed.name("russia", "en") == "Russia"
    assert "داعش" in listed.names("islamic-state", "ar")
    assert listed.name("local-gunmen", "en") == "local gunmen"


def test_a_folder_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "parties.yaml").write_text(
        """
parties:
  - {id: sea-guards, ar: حرس الساحل, en: Sea Guards, member_of: [russia]}
entries:
  - {id: sea-guards.name, means: sea-guards, kind: name, gender: m, forms: [حرس ساحل]}
""",
        "utf-8",
    )
    listed = parties.load([tmp_path])
    assert listed.fold("sea-guards") == "russia"
    assert parties.load().get("sea-guards") is None


def test_a_party_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "parties.yaml").write_text("parties:\n  - {id: nameless}\nentries: []\n", "utf-8")
    with pytest.raises(InputError, match="nameless"):
        parties.load([tmp_path])
