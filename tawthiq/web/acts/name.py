"""Giving or changing the name that signs decisions."""

from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.settings import settings


def name(sent: Sent) -> Done | Answer:
    """Keep the name; the settings page again where none was given."""
    if sent.sealed and sent.person is not None and sent.form.one("author"):
        return Done("/settings", sent.person)
    return settings(Asked(sent.register, sent.words, person=sent.person))
