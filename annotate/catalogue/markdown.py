"""Statutes written as Markdown: a title, notes of adoption, `<!-- INFO END -->`, chapters as headings, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from annotate.catalogue.coverage import coverage_of
from annotate.catalogue.dates import NOTES, commencement, line_up, listed, repealed_on
from annotate.catalogue.imported import ImportedText
from annotate.catalogue.lawtext import sha256_of
from annotate.catalogue.layout import lay_out
from annotate.catalogue.notes import Adopter, NotedVersion, adopter, noted_versions, split_at
from annotate.catalogue.rows import rows_of
from annotate.catalogue.titles import everyday_names, plain, without_nation, work_of
from annotate.model.errors import BadInput
from annotate.model.law import Instrument, Version
from annotate.terms.numerals import NUMERAL_CHARACTERS

_NAMED_DATE = re.compile(r"[(（](\d{4}-\d{2}-\d{2})[)）]$")
_END_OF_NOTES = re.compile(r"<!--\s*INFO\s+END\s*-->")
_BODY_BEGINS = re.compile(rf"(?m)^\s*(?:#{{2,}}\s|\**第[{NUMERAL_CHARACTERS}]+[条章编])")
_AN_ARTICLE = re.compile(rf"(?m)^\s*\**第[{NUMERAL_CHARACTERS}]+条")
_TITLE = re.compile(r"(?m)^#\s+(.+?)\s*$")
_PROVINCES = ("省", "自治区", "市")
_PLACE = re.compile(r"^([^《》]{1,12}?(?:省|自治区|市|自治州|盟|县))")


def looks_like_statute(path: Path) -> bool:
    """Has the file the mark that ends the notes, or an article? A folder of statutes holds a README too.

    True of a file that cannot be read: to read it says why.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return _END_OF_NOTES.search(text) is not None or _AN_ARTICLE.search(text) is not None


def read_markdown(path: Path) -> ImportedText:
    """The instrument in the file, with one version and its text.

    The date in the file's name is the version's, else the latest in its notes. Rank, issuer and place are what the notes
    say, else the title, else the folders the file lies in. BadInput names the file and why it cannot be used.
    """
    title, notes, body = _divided(path)
    provisions = lay_out(row for row in rows_of(body) if not _repeats(title, row.text))
    if not provisions:
        raise BadInput(str(path), "holds no text below its title and notes")
    noted = noted_versions(notes)
    day = _version_date(path, noted)
    earlier, own = split_at(noted, day)
    effective, sure = commencement(work_of(title), day, provisions, own.effective)
    version = Version(
        work=work_of(title),
        date=day,
        effective=effective,
        kind=own.kind,
        coverage=coverage_of(provisions),
        sure=sure,
        source=path.name,
        sha256=sha256_of(provisions),
    )
    instrument = _instrument(title, path, notes, [*_earlier(title, earlier), version])
    return ImportedText(
        instrument=instrument,
        version=next(v for v in instrument.versions if v.date == day),
        provisions=provisions,
    )


def _divided(path: Path) -> tuple[str, str, str]:
    """Title, notes and body."""
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(str(path), f"is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise BadInput(str(path), f"cannot be read: {error.strerror}") from error
    if not text.strip():
        raise BadInput(str(path), "is empty")
    titled = _TITLE.search(text)
    title = titled[1] if titled else _untitled(path, text)
    rest = text[titled.end() :] if titled else text.strip().removeprefix(title)
    mark = _END_OF_NOTES.search(rest)
    if mark:
        return title, rest[: mark.start()], rest[mark.end() :]
    begins = _BODY_BEGINS.search(rest)
    cut = begins.start() if begins else 0
    return title, rest[:cut], rest[cut:]


def _untitled(path: Path, text: str) -> str:
    """The title of a text without a heading `# `: its first line where the file is called so, else the file's name."""
    named, first = _NAMED_DATE.sub("", path.stem).strip(), text.strip().split("\n", 1)[0].strip()
    return first if without_nation(first) == without_nation(named) else named


def _version_date(path: Path, noted: Sequence[NotedVersion]) -> str:
    if named := _NAMED_DATE.search(path.stem):
        try:
            return date.fromisoformat(named[1]).isoformat()
        except ValueError as error:
            raise BadInput(str(path), f"its name gives a day that does not exist: {named[1]}") from error
    if noted:
        return noted[-1].date
    raise BadInput(
        str(path), "does not say of which day it is; put the day into the name, as in 某条例(2020-01-31).md"
    )


def _repeats(title: str, text: str) -> bool:
    """Some files say the title again below the notes, broken into lines."""
    return plain(text) in plain(title)


def _earlier(title: str, noted: Sequence[NotedVersion]) -> Iterator[Version]:
    """The versions before this one, by date only; an amendment usually takes effect on its day, which is not checked."""
    for version in noted:
        yield Version(
            work=work_of(title),
            date=version.date,
            effective=version.effective or version.date,
            kind=version.kind,
            sure=version.effective is not None,
            source=NOTES,
        )


def _instrument(title: str, path: Path, notes: str, versions: Sequence[Version]) -> Instrument:
    entry = listed().get(work_of(title))
    by = adopter(notes, title, list(reversed(path.parent.parts[-3:])))
    names = (*everyday_names(title), *(entry.short_names if entry else ()))
    return Instrument(
        work=work_of(title),
        title=title,
        rank=entry.rank if entry else by.rank,
        issuer=(entry.issuer if entry else by.issuer) or _folder_issuer(path, by),
        place=_place(title, notes, by),
        short_names=tuple(name for name in dict.fromkeys(names) if name != title),
        versions=line_up(work_of(title), versions),
        repealed=repealed_on(work_of(title)),
    )


def _folder_issuer(path: Path, by: Adopter) -> str | None:
    """A department's rules lie in a folder of its name."""
    return (
        path.parent.name if by.rank == "部门规章" and path.parent.parent.name.endswith("部门规章") else None
    )


def _place(title: str, notes: str, by: Adopter) -> str:
    """Where a local instrument holds, with its province; 全国 for all others."""
    if "政府规章" not in by.rank and by.rank not in _LOCAL:
        return "全国"
    named = _PLACE.search(title)
    place = (
        by.place
        if by.place and by.place.endswith((*_PROVINCES, "自治州", "盟", "县"))
        else (named[1] if named else "")
    )
    approved = re.search(
        r"([^\s,，。；第0-9日的]{1,8}?(?:省|自治区))(?:第.{1,3}届)?人民代表大会常务委员会[^，。；\n]*批准",
        notes,
    )
    if approved and not place.startswith(approved[1]):
        return approved[1] + place
    return place or "全国"


_LOCAL = ("地方性法规", "自治条例和单行条例", "经济特区法规", "浦东新区法规", "海南自由贸易港法规")
