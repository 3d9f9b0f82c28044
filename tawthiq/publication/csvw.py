"""CSV on the Web (W3C): what a table's columns are, in both languages, for programs that read it by its metadata."""

from collections.abc import Sequence

from tawthiq.model import wire
from tawthiq.publication.described import Column

_TYPES = {
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "string",  # with unknown parts, or with a time
    "datetime": "datetime",
    "uri": "string",  # as the report gave it, which need not be a valid one
}


def metadata(table: str, columns: Sequence[Column], about: str) -> bytes:
    """The metadata (JSON) of the CSV table in the file `table`; `about` says in a sentence what its rows are."""
    return wire.encode(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "url": table,
            "dc:title": about,
            "dc:language": ["ar", "en"],
            "dialect": {"encoding": "utf-8", "header": True, "doubleQuote": True, "lineTerminators": ["\r\n", "\n"]},
            "tableSchema": {
                "columns": [
                    {
                        "name": column.name,
                        # The header's own word first: readers match columns by a title.
                        "titles": {"und": column.name, "en": [column.name, column.en], "ar": column.ar},
                        "datatype": _TYPES.get(column.type, "string"),
                        "propertyUrl": f"#{column.name}",
                    }
                    for column in columns
                ],
                "primaryKey": columns[0].name,
            },
        }
    )
