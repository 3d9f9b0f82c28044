"""What a file's name tells: its type, whether it is anyone's document, and where its metadata file would be."""

TEXT = (".txt",)
LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet",)
PAGE = (".html", ".htm", ".xhtml")
PAPER = (".pdf",)
WORD = (".docx",)
LETTER = (".eml",)
TABLE = (".xlsx", ".xlsm", ".csv", ".tsv")
FEED = (".rss", ".atom", ".xml")
EXPORT = (".json", ".js")
WEB_ARCHIVE = (".warc", ".warc.gz", ".wacz")
ARCHIVE = (".zip",)
SIDECAR = ".meta.json"
MAP = ".map.toml"  # of a table of reports: which column holds what
REGISTER = "register.sqlite"  # the database in a register's folder

_OTHERS = {
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), "other-table"),
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "other-text"),
}

_CONTROL = {c: f"\\x{c:02x}" for c in (*range(32), 0x7F, 0x85)} | {c: f"\\u{c:04x}" for c in (0x2028, 0x2029)}


def foreign(ending: str) -> str:
    """The fault of a file type that is not read: of a known program, which can save it otherwise, or any other."""
    return _OTHERS.get(ending, "unknown-type")


def suffix(name: str) -> str:
    """The file type as a name tells it: lower case, with the dot, empty when there is none."""
    last = name.rsplit("/", 1)[-1].lower()
    if last.endswith(".warc.gz"):
        return ".warc.gz"
    dot = last.rfind(".")
    return last[dot:] if dot > 0 else ""


def readable(name: str) -> str:
    """A name fit for one line of UTF-8: bytes that are no letters and control characters stand as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").translate(_CONTROL)


def is_hidden(name: str) -> bool:
    """Whether a path's part begins with a dot or is what macOS adds to archives: a program's file, no document."""
    return any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in name.split("/"))


def is_sidecar(name: str) -> bool:
    """Whether the file is the metadata of another one, or the map of its columns."""
    return name.lower().endswith((SIDECAR, MAP))


def sidecar_name(name: str) -> str:
    """`report.txt` -> `report.meta.json`, `reports.csv` -> `reports.map.toml`, with their folders."""
    folder, slash, last = name.rpartition("/")
    stem, dot, _ = last.rpartition(".")
    return f"{folder}{slash}{stem if dot else last}{MAP if suffix(last) in TABLE else SIDECAR}"


def described_by(sidecar: str) -> tuple[str, ...]:
    """The names of the documents that a metadata file, or a map of columns, can speak of."""
    if sidecar.lower().endswith(MAP):
        return tuple(sidecar[: -len(MAP)] + ending for ending in TABLE)
    stem = sidecar[: -len(SIDECAR)]
    return tuple(stem + ending for ending in (*TEXT, *PAGE, *PAPER, *WORD, *LETTER, *FEED))
