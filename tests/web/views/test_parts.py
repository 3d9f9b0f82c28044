"""The row of an incident in a list: harm that has no column of its own must not be lost."""

from dataclasses import replace

from tawthiq.model.incident import Incident, Range, Title
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.web.views.parts import counted, incident_row, sentence
from tawthiq.web.words import words


def told(outcome: Outcome, low: int) -> Incident:
    row = Range(outcome=outcome, victims=RangeVictims.CIVILIAN, min=low, max=low, open_above=True)
    return Incident(id="i", code="TW-2019-0001", title=Title("", ""), claims=("c",), documents=("d",), ranges=(row,))


def test_displaced_and_the_killed_or_injured_are_told_in_words() -> None:
    row = incident_row(words("en"), told(Outcome.KILLED_OR_INJURED, 100))
    assert (row.killed, row.injured) == (None, None)
    assert [str(line) for line in row.others] == ["Killed or injured: civilians 100 or more"]
    assert not incident_row(words("en"), told(Outcome.KILLED, 5)).others


def test_a_figure_says_whom_it_counts() -> None:
    row = Range(outcome=Outcome.KILLED, victims=RangeVictims.COMBATANT, min=10, max=10, open_above=True)
    incident = replace(told(Outcome.KILLED, 1), ranges=(row,))
    assert str(counted(words("en"), incident, Outcome.KILLED)) == "10 or more (combatants)"
    assert str(counted(words("ar"), incident, Outcome.KILLED)) == "10 فأكثر (مقاتلون)"
    assert counted(words("en"), incident, Outcome.INJURED) is None


def test_without_a_means_the_harm_says_what_it_was() -> None:
    incident = told(Outcome.DISPLACED, 100)
    assert str(incident_row(words("ar"), incident).title) == "نزوح"
    assert str(incident_row(words("en"), incident).title) == "Displacement"
    assert str(sentence(words("en"), incident)).startswith("Displacement")
