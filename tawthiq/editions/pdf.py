"""A report's HTML as PDF by WeasyPrint, which shapes Arabic with HarfBuzz and orders it with Pango.

It asks no address: what the page does not carry in itself is refused.
"""

from tawthiq.errors import UsageError

LARGE = 400
"""Incidents from which on the pages take long and much memory: 1,381 of them took more than 2 GB."""

_REMEDY = "pip install 'tawthiq[pdf]' and Pango (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)"


def pdf(html: bytes) -> bytes:
    """The pages. Raises UsageError where WeasyPrint or Pango is missing."""
    try:
        import weasyprint
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:  # OSError: the package is there and Pango is not
        raise UsageError(f"a PDF needs WeasyPrint and Pango: {_REMEDY}. The HTML needs nothing") from error
    fetcher = URLFetcher(allowed_protocols=("data",))
    return bytes(weasyprint.HTML(string=html.decode("utf-8"), url_fetcher=fetcher).write_pdf())
