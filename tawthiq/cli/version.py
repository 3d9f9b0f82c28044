"""tawthiq version: which program, rules and readers these are."""

from tawthiq import __version__
from tawthiq.cli.options import JsonOption
from tawthiq.cli.terminal import answer


def version(json: JsonOption = False) -> None:
    """Say the version of the program, of its readers and of its rules (`tawthiq --version` says the same)."""
    from tawthiq.assessment import RULE_VERSION
    from tawthiq.engine import reading_version
    from tawthiq.register import schema
    from tawthiq.settings import Settings

    reading = reading_version(Settings.from_environment())
    if json:
        answer({"version": __version__, "reading": reading, "rules": RULE_VERSION, "schema": schema.VERSION})
    else:
        print(f"tawthiq {__version__} (readers {reading}, rules {RULE_VERSION}, schema {schema.VERSION})")
