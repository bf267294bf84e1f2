"""From the world into a Document: a file, its bytes, or a paste."""

from __future__ import annotations

from pathlib import Path

from annotate.model.document import LONGEST, Document
from annotate.model.errors import BadInput
from annotate.reading.days import day_in
from annotate.reading.document import Told, document_of
from annotate.reading.encodings import decoded, marked, tidy
from annotate.reading.web import page_of

LARGEST = 20 * 1024 * 1024
_PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_ADVICE = "save it as .txt or .html and read that"
_KNOWN_BY_THEIR_HEAD = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a .docx, .xlsx, .ofd or other zip file"),
    (b"\xd0\xcf\x11\xe0", "an old .doc, .xls or .wps file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
)


def read_file(path: Path | str) -> Document:
    """The document in a .txt, .md or .html file; BadInput names the file and says what is wrong with it."""
    path = Path(path)
    try:
        if path.is_dir():
            raise BadInput(str(path), "is a folder: give the files in it")
        if not path.exists():
            raise BadInput(str(path), "does not exist")
        if not path.is_file():
            raise BadInput(str(path), "is no file that can be read")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BadInput(str(path), f"cannot be read: {reason}") from error
    return _read(data, path.name, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a file of that name; BadInput as for a file."""
    return _read(data, Path(name).name or name, name)


def read_pasted(text: str, title: str = "") -> Document:
    """The document that somebody pasted, with the title they gave; BadInput where there is no text."""
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise BadInput("text", f"is larger than {LARGEST // 2**20} MB: paste it in parts")
    return document_of(_storable(tidy(text.removeprefix("\ufeff")), "text"), Told(title=title.strip()))


def _read(data: bytes, name: str, where: str) -> Document:
    _refuse_what_is_no_text(data, where)
    name = name.encode(errors="backslashreplace").decode()  # it is kept as the source, and may be no UTF-8
    if Path(name).suffix.lower() not in _PAGES:
        return document_of(_storable(decoded(data, where), where), Told(source=name))
    page = page_of(decoded(data, where, html=True))
    if not page.text:
        raise BadInput(
            where, "the page shows no text: save it again once it is fully shown, or copy its text"
        )
    told = Told(title=page.title, published_on=day_in(page.published_on), source=name)
    return document_of(_storable(tidy(page.text), where), told)


def _refuse_what_is_no_text(data: bytes, where: str) -> None:
    if not data.strip():
        raise BadInput(where, "is empty")
    if len(data) > LARGEST:
        raise BadInput(where, f"is larger than {LARGEST // 2**20} MB: split it")
    for head, what in _KNOWN_BY_THEIR_HEAD:
        if data.startswith(head):
            raise BadInput(where, f"is {what}, which this release does not read: {_ADVICE}")
    if b"\x00" in data and not marked(data):
        raise BadInput(where, f"is a binary file: {_ADVICE}")


def _storable(text: str, where: str) -> str:
    """The text, where it is one that can be kept and shown."""
    if not text.strip():
        raise BadInput(where, "holds no text")
    if len(text) > LONGEST:
        raise BadInput(where, f"has {len(text):,} characters: split it into parts of at most {LONGEST:,}")
    if "\x00" in text:
        raise BadInput(where, f"holds NUL characters, as binary files do: {_ADVICE}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            where, f"character {error.start + 1} is half of a surrogate pair: copy the text again"
        ) from error
    return text
