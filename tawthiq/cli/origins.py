"""tawthiq origins: who knows of an incident independently of whom, and which reports say the same words."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, LanguageOption, RegisterOption
from tawthiq.cli.terminal import answer, console

if TYPE_CHECKING:
    from rich.tree import Tree

    from tawthiq.cli.dossier import Dossier
    from tawthiq.model.document import Document
    from tawthiq.model.incident import Copy, Dependence, Incident
    from tawthiq.text.likeness import CommonPassage

_SHOWN = 3  # passages of one pair of reports; --json has them all


def origins(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Code (TW-2017-0001) or id of the incident.")],
    register: RegisterOption = REGISTER,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show who knows of an incident: outlets beside independent origins, why others do not count, common words."""
    from tawthiq.cli.dossier import Dossier
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.incident(incident)
        held = {name: opened.document(name) for name in found.documents}
        decisions = opened.carried_decisions()
    documents = {name: stored.document for name, stored in held.items()}
    if json:
        answer(_record(found, documents))
        return
    out = console()
    dossier = Dossier(found, (), held, speech(lang), Pen(bidi), out.width, decisions)
    _head(dossier)
    for number, group in enumerate(found.origin_groups, 1):
        out.print(_group(dossier, number, group))
    _aside(dossier)
    for copy in found.copies:
        _copy(dossier, copy, documents)


def _record(incident: "Incident", documents: "dict[str, Document]") -> dict[str, Any]:
    return {
        "incident": incident.id,
        "code": incident.code,
        "outlets": incident.outlets,
        "independent_origins": incident.independent_origins,
        "origin_tree": incident.origin_tree,
        "origin_groups": incident.origin_groups,
        "dependences": incident.dependences,
        "copies": [
            {"copy": copy, "passages": _shared(copy, documents)}
            for copy in incident.copies
            if copy.document in documents and copy.of in documents
        ],
    }


def _shared(copy: "Copy", documents: "dict[str, Document]") -> "tuple[CommonPassage, ...]":
    from tawthiq.assessment.copies import in_common

    found = in_common(documents[copy.document].text, documents[copy.of].text)
    return tuple(sorted(found, key=lambda passage: -passage.words))


def _print(dossier: "Dossier", text: str, indent: int = 0) -> None:
    for line in dossier.pen.write(text, max(dossier.width - indent - 2, 40)).split("\n"):
        print(f"{' ' * indent}{line}")


def _head(dossier: "Dossier") -> None:
    incident, words = dossier.incident, dossier.words
    _print(dossier, f"{incident.code}  {getattr(incident.title, words.language)}")
    _print(dossier, f"{words.say('outlets')}: {incident.outlets}")
    _print(dossier, f"{words.say('independent')}: {incident.independent_origins}")


def _group(dossier: "Dossier", number: int, group: tuple[str, ...]) -> "Tree":
    """An independent origin with whoever only repeats it below it."""
    from rich.tree import Tree

    from tawthiq.cli.dossier import listed

    words, pen = dossier.words, dossier.pen
    tree = dossier.incident.origin_tree
    outlets = dict.fromkeys(outlet for item in tree if item.id in group for outlet in item.outlets)
    names = listed([dossier.origin(member) for member in group], words)
    branch = Tree(pen.write(f"{number}. {names} — {listed(outlets, words)}", max(dossier.width - 8, 40)))
    for reason in dossier.incident.dependences:
        inside = reason.on in group and (reason.directed or reason.origin in group)
        if inside and not reason.overruled:
            branch.add(pen.write(f"{_sentence(dossier, reason)} [{reason.rule}]", max(dossier.width - 12, 40)))
    return branch


def _sentence(dossier: "Dossier", reason: "Dependence") -> str:
    from tawthiq.web.views.origins import dependence, names_of
    from tawthiq.web.words import words

    said = words(dossier.words.language)
    return dependence(said, reason, names_of(said, dossier.incident)).striptags()


def _aside(dossier: "Dossier") -> None:
    """What a person decided against a rule, or against an origin."""
    words = dossier.words
    about = {decision.id: decision for decision in dossier.decisions}
    for reason in dossier.incident.dependences:
        decision = about.get(reason.decision or "")
        if decision is not None:
            state = f"{words.say('overruled')}: " if reason.overruled else ""
            told = f"{_sentence(dossier, reason)} [{reason.rule}]" if reason.overruled else _sentence(dossier, reason)
            _print(dossier, f"{state}{told} — {decision.author}, {decision.time[:10]}: {decision.reason}")
    doubting = [d for d in dossier.decisions if d.kind.value == "not_credible"]
    for origin in dossier.incident.origin_tree:
        if not origin.credible:
            why = [f"{d.author}, {d.time[:10]}: {d.reason}" for d in doubting if origin.id in d.subjects]
            _print(dossier, f"{words.reason('origin_not_credible')}: {origin.name} — {'; '.join(why)}")


def _copy(dossier: "Dossier", copy: "Copy", documents: "dict[str, Document]") -> None:
    from tawthiq.web.phrases import quoted
    from tawthiq.web.views.origins import copied
    from tawthiq.web.words import words

    later, earlier = documents.get(copy.document), documents.get(copy.of)
    if later is None or earlier is None:
        return
    said = words(dossier.words.language)
    shown = [f"{d.publisher or d.id} ({(d.published or '?')[:10]}, {d.id})" for d in (later, earlier)]
    print()
    _print(dossier, copied(said, copy, quoted(shown[0]), quoted(shown[1])).striptags())
    for passage in _shared(copy, documents)[:_SHOWN]:
        here, there = (f"{start}-{end}" for start, end in (passage.one, passage.other))
        _print(dossier, f"{said.t('copy.longest', passage.words)}: {here} = {there}", 2)
        _print(dossier, f"«{' '.join(later.text[slice(*passage.one)].split())}»", 4)
