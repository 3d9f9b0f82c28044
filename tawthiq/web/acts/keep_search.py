"""Keeping a search, or letting one go."""

from urllib.parse import parse_qsl, urlencode

from tawthiq.search.saved import Saved, forget, save
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.search import filters, search


def keep_search(sent: Sent) -> Done | Answer:
    """Keep the search under its name; the page again where a name is missing or the seal does not hold."""
    name, query = sent.form.one("name"), dict(parse_qsl(sent.form.one("query")))
    _, kept = filters(query)
    if not sent.sealed or sent.person is None or not name:
        return search(Asked(sent.register, sent.words, query=query, settings=sent.settings, person=sent.person))
    if sent.form.one("remove"):
        forget(sent.register.folder, sent.person.name, name)
        return Done("/search", sent.person)
    told = urlencode(list(kept.items()))
    save(sent.register.folder, Saved(sent.person.name, name, told))
    return Done(f"/search?{told}", sent.person)
