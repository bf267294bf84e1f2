"""Component: the rows of a power list 权责清单, where the item itself is the power and a column names its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotate.model.citation import Citation, CitationKind
from annotate.model.power import PowerType
from annotate.suggest.lexicon import Expression, Needs, Takes, matter_of
from annotate.suggest.reading import Find, Ground, Holder, Line, Reading, Role, reading_of, spans_of

NAME = "quanyuan_rows"
_LABEL = (
    r"(?:职权|权力|事项|项目|权责|职责)(?:名称|事项)|(?:职权|权力|事项|项目)?(?:类别|类型)|"
    r"(?:行使|实施|责任|执法)(?:主体|机关|部门|单位)|(?:设定|实施|法律|法定|职权|行使|执法)?依据|备注|追责情形|责任事项|序号|子项|承办机构"
)
_FIELD = re.compile(
    rf"(?P<label>{_LABEL})[：:]\s*(?P<value>.*?)(?=[\s　，；。|｜]*(?:{_LABEL})[：:]|[\s　]*$)"
)
_CELL = re.compile(r"[^\t|｜]*[^\t|｜\s]")
_VALUE_END = "。；;，,|｜ 　\t"
_EXPRESSION = Expression("清单事项", PowerType.OTHER, re.compile("(?!)"), Takes.NOTHING, Needs.NONE, -1)

_VAGUE = re.compile("有关|相关|国家")
_SAID = 3  # characters; a shorter cell (无, —) states no basis

Cell = tuple[int, int]


def _labelled(text: str, line: Line) -> dict[str, Cell]:
    """The fields of a row that names each of its columns."""
    cells = {}
    for found in _FIELD.finditer(text, line.start, line.end):
        start, end = found.span("value")
        end = start + len(text[start:end].rstrip(_VALUE_END))
        cells[_column(found["label"])] = (start, end)
    return cells


def _column(label: str) -> str:
    """What a column holds, whatever it is called."""
    for column, words in (
        ("type", "类别|类型"),
        ("actor", "主体|机关|部门|单位"),
        ("basis", "依据"),
        ("item", "名称|事项"),
    ):
        if re.search(words, label) and not re.search("责任事项|追责", label):
            return column
    return label


def _cells(text: str, line: Line) -> list[Cell]:
    cells = [(m.start(), m.end()) for m in _CELL.finditer(text, line.start, line.end)]
    return [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in cells]


def rows_of(text: str, reading: Reading) -> Iterator[tuple[Line, dict[str, Cell]]]:
    """Every row with its cells by column: labelled in the row itself, or by a heading row of a table."""
    heads: list[str] = []
    for line in reading.lines:
        cells = _labelled(text, line)
        if "item" in cells:
            yield line, cells
            continue
        columns = _cells(text, line)
        named = [_column(text[a:b]) if re.fullmatch(_LABEL, text[a:b]) else "" for a, b in columns]
        if "item" in named:
            heads = named
        elif heads and len(columns) == len(heads):
            yield line, dict(zip(heads, columns, strict=True))


def _type(text: str, cells: dict[str, Cell]) -> PowerType:
    """The kind that the row says, else the one that its item's words say."""
    words = text[slice(*cells["type"])] if "type" in cells else ""
    item = text[slice(*cells["item"])]
    said = next((kind for kind in PowerType if kind.value in words), None)
    return said or (None if words else matter_of(item)) or PowerType.OTHER


def _find(text: str, reading: Reading, cells: dict[str, Cell]) -> Find:
    start, end = cells["item"]
    clause = max((c.index for c in reading.clauses if c.start <= start), default=0)
    actor = cells.get("actor")
    holder = Holder(*actor, text[slice(*actor)], Role.SUBJECT) if actor else None
    return Find(start, end, _EXPRESSION, "organ", clause, holder, type=_type(text, cells))


def _ground(text: str, reading: Reading, line: Line, cells: dict[str, Cell], clause: int) -> Ground | None:
    """All that the row cites, as one basis; a basis cell that names no instrument is a vague or an internal one."""
    cited = tuple(c for c in reading.source.citations if line.start <= c.start and c.end <= line.end)
    if not cited and "basis" in cells:
        start, end = cells["basis"]
        kind = CitationKind.VAGUE if _VAGUE.search(text, start, end) else CitationKind.INTERNAL
        if end - start >= _SAID:
            cited = (Citation(start=start, end=end, quote=text[start:end], kind=kind),)
    return Ground(cited[0].start, cited[-1].end, None, cited, clause) if cited else None


@Language.component(NAME)
def read_rows(doc: Doc) -> Doc:
    """In a row the item stands for what its words name: whatever else was found in the row gives way.

    A delegation said in its remarks (受某局委托) stays.
    """
    reading, text = reading_of(doc), doc.text
    if reading.source.genre.name != "power_list":
        return doc
    finds = dict(reading.finds)
    grounds = list(reading.grounds)
    for line, cells in rows_of(text, reading):
        item = _find(text, reading, cells)
        for key, find in reading.finds.items():
            if line.start <= find.start < line.end:
                finds[key] = replace(find, type=item.type)
                if find.expression.mode is None:
                    del finds[key]
        finds[(item.start, item.end)] = item
        grounds = [g for g in grounds if not line.start <= g.start < line.end]
        ground = _ground(text, reading, line, cells, item.clause)
        grounds.extend([ground] if ground else [])
    reading.finds = dict(sorted(finds.items()))
    reading.grounds = grounds
    doc.spans["powers"] = spans_of(doc, [(f.start, f.end, f.type or "") for f in reading.finds.values()])
    return doc
