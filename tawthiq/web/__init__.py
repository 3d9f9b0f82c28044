"""The desk: pages to read the register with and to decide on, on this machine only, in Arabic and English.

1. `app.create_app(register)` puts the pages, the guard and the language together.
2. A page (`pages/`) asks the register and hands a view and the contract's objects to `answer`.
3. A view (`views/`) is a frozen dataclass built from model types by a pure function; templates only set it out.
4. An act (`acts/`) takes a form to a decision (`tawthiq.decisions`), the way the command line does.
5. Every string stands in `i18n/`; nothing outside this machine is ever requested.
"""

from tawthiq.web.app import create_app

__all__ = ["create_app"]
