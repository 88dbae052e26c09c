"""The numbers of a chart as columns and rows, for the table, for the clipboard as text, and for it as HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from moin_desktop.analysis.charts import ChartData, ChartKind, Mark
from moin_desktop.analysis.ends import ends_text
from moin_desktop.analysis.marks import MarkRow
from moin_desktop.analysis.wording import number_text, part_share_text, part_text
from moin_desktop.i18n import _

NOTHING = "–"
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; the option is empty in a grid, and where the line is a group."""

    option: str
    cells: tuple[str, ...]
    values: tuple[float | None, ...] = ()
    """What each cell is sorted by; None for words and for what is not shown."""
    reasons: tuple[str, ...] = ()
    """Why a cell shows no number, or what its sign means; empty for most."""
    inside: bool = False
    """It is a member of the group of options above it."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    value: float | None = None
    reason: str = ""


def headings(data: ChartData) -> tuple[str, ...]:
    """The headings of the columns."""
    if data.rows:
        return (*_row_headings(data), *_count_headings(data), *_gap_heading(data))
    weighted = _is_weighted(data.marks)
    every = [_("Answer"), _("Count"), _("Of"), _("Share, weighted") if weighted else _("Share")]
    if weighted:
        every.append(_("Weighted count"))
    if any(m.likely is not None for m in data.marks):
        every.append(_("Likely range"))
    if any(m.selected_count is not None for m in data.marks):
        every.append(_("Of those chosen"))
    if any(m.tick is not None for m in data.marks):
        every.append(_("All respondents"))
    if data.regions:
        every.append(_("Region"))
    return tuple(every)


def rows(data: ChartData) -> tuple[Row, ...]:
    """The same numbers as the chart's, in its order."""
    if data.rows:
        return tuple(
            _row(r.option if data.groups else "", [*_row_cells(data, r), *_count_cells(data, r), *_gap(data, r)])
            for r in data.rows
        )
    return tuple(_row(m.option, _cells(data, m, inside), inside=inside) for m, inside in _outline(data.marks))


def _row(option: str, cells: Sequence[_Cell], *, inside: bool = False) -> Row:
    return Row(
        option, tuple(c.text for c in cells), tuple(c.value for c in cells), tuple(c.reason for c in cells), inside
    )


def _is_weighted(marks: Sequence[Mark]) -> bool:
    return any(mark.part.weighted for mark in marks)


def _by_group(data: ChartData) -> bool:
    """Whether the columns are groups, rather than the answers of each row."""
    return bool(data.groups) and data.kind not in (ChartKind.STACKED, ChartKind.RANKING)


def _row_headings(data: ChartData) -> tuple[str, ...]:
    if _by_group(data):
        told = _("{group} (n = {n})")
        heads = [told.format(group=group.label, n=number_text(group.base)) for group in data.groups]
        return (_("Answer"), *heads)
    figure = [_("Average")] if any(r.figure_text for r in data.rows) else []
    first = _("Group") if data.groups else _("Item")
    return (first, *figure, *(m.label for m in data.rows[0].marks), _("Answered"))


def _row_cells(data: ChartData, row: MarkRow) -> list[_Cell]:
    label, figures = _Cell(row.label), [_figure(mark) for mark in row.marks]
    if _by_group(data):
        return [label, *figures]
    average = [_Cell(row.figure_text or NOTHING, row.figure)] if any(r.figure_text for r in data.rows) else []
    return [label, *average, *figures, _Cell(number_text(row.answered), row.answered)]


def _gap_heading(data: ChartData) -> tuple[str, ...]:
    return (_("Gap"),) if any(row.gap_text for row in data.rows) else ()


def _gap(data: ChartData, row: MarkRow) -> list[_Cell]:
    return [_Cell(row.gap_text or NOTHING, _number_in(row.gap_text))] if _gap_heading(data) else []


def _counted(data: ChartData) -> bool:
    """Whether the counts get columns of their own: averages are of everyone who answered, and counted there."""
    return any(not mark.figure_text for row in data.rows for mark in row.marks)


def _count_headings(data: ChartData) -> tuple[str, ...]:
    if not _counted(data):
        return ()
    told = _("Count: {column}")
    names = [g.label for g in data.groups] if _by_group(data) else [m.label for m in data.rows[0].marks]
    heads = [told.format(column=name) for name in names]
    if any(mark.likely is not None for row in data.rows for mark in row.marks):
        heads += [_("Likely range: {column}").format(column=name) for name in names]
    return tuple(heads)


def _count_cells(data: ChartData, row: MarkRow) -> list[_Cell]:
    if not _counted(data):
        return []
    cells = [
        _Cell(_("Hidden"), None, mark.hidden) if mark.hidden else _Cell(number_text(mark.count), mark.count)
        for mark in row.marks
    ]
    if any(mark.likely is not None for one in data.rows for mark in one.marks):
        cells += [_range(mark) for mark in row.marks]
    return cells


def _range(mark: Mark) -> _Cell:
    if mark.likely is None or mark.hidden:
        return _Cell(NOTHING, None, mark.hidden)
    return _Cell(ends_text(mark.likely), mark.likely[0])


def _figure(mark: Mark) -> _Cell:
    """What a cell says: an average, a share with who differs from the rest, or why its number is not shown."""
    if mark.hidden:
        return _Cell(_("Hidden"), None, mark.hidden)
    if not mark.base:
        return _Cell(NOTHING, None, _("Nobody was asked"))
    sign, words = {1: ("  ▲", _("More than the rest")), -1: ("  ▼", _("Fewer than the rest"))}.get(
        mark.differs, ("", "")
    )
    return _Cell((mark.figure_text or part_share_text(mark.part)) + sign, mark.share, words)


def _number_in(text: str) -> float | None:
    """The number a text begins with: "+43 points"; the minus of print as well."""
    first = text.replace("\u2212", "-").replace("\u2013", "-").split(" ")[0]
    try:
        return float(first)
    except ValueError:
        return None


def _outline(marks: Sequence[Mark]) -> list[tuple[Mark, bool]]:
    """Marks with the members of a group right below it, each once; True for a member."""
    left = {mark.option: mark for mark in marks}
    found: list[tuple[Mark, bool]] = []
    for mark in marks:
        if left.pop(mark.option, None) is not None:
            found.append((mark, False))
            found += [(left.pop(option), True) for option in list(left) if option in mark.members]
    return found


def _cells(data: ChartData, mark: Mark, inside: bool) -> list[_Cell]:
    label = _Cell((INDENT if inside else "") + mark.label)
    if mark.hidden:
        hidden = _Cell(_("Hidden"), None, mark.hidden)
        return [label, hidden, _Cell(number_text(mark.base), mark.base), *[hidden] * (len(headings(data)) - 3)]
    few = "" if part_text(mark.part) else _("Of too few for a percentage")
    cells = [
        label,
        _Cell(number_text(mark.count), mark.count),
        _Cell(number_text(mark.base), mark.base),
        _Cell(part_text(mark.part) or NOTHING, mark.share, few),
    ]
    if _is_weighted(data.marks):
        weight = mark.part.weight
        cells.append(_Cell(NOTHING if weight is None else number_text(round(weight, 1)), weight))
    if any(m.likely is not None for m in data.marks):
        cells.append(_range(mark))
    if any(m.selected_count is not None for m in data.marks):
        chosen = mark.selected_count
        cells.append(_Cell(NOTHING if chosen is None else number_text(chosen), chosen))
    if any(m.tick is not None for m in data.marks):
        cells.append(_Cell(mark.tick_text or NOTHING, mark.tick))
    if data.regions:
        there = {data.marks[at].option: name for name, places in data.regions for at in places}
        cells.append(_Cell(there.get(mark.option, NOTHING)))
    return cells


def sorted_rows(every: Sequence[Row], column: int, *, down: bool) -> tuple[Row, ...]:
    """The rows by one column, those without a number last; the members of a group stay below it."""
    blocks: list[list[Row]] = []
    for row in every:
        if row.inside and blocks:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    ordered = [[block[0], *_by(block[1:], column, down)] for block in blocks]
    return tuple(row for at in _by([block[0] for block in blocks], column, down) for row in _block(ordered, at))


def _block(blocks: Sequence[Sequence[Row]], head: Row) -> Sequence[Row]:
    return next(block for block in blocks if block[0] is head)


def _by(every: Sequence[Row], column: int, down: bool) -> list[Row]:
    numbers = [row for row in every if row.values[column] is not None]
    words = [row for row in every if row.values[column] is None]
    if not numbers:
        return sorted(words, key=lambda row: row.cells[column].strip().casefold(), reverse=down)
    return sorted(numbers, key=lambda row: row.values[column] or 0.0, reverse=down) + words


# Copied


def as_text(data: ChartData, headline: str) -> str:
    """The table with its title, base and the sentence that says it, parted by tabs, for the clipboard."""
    lines = [_plain(headline or data.title), _plain(data.subtitle), _plain(data.summary), ""]
    if data.marks or data.rows:
        lines += [text_of([headings(data), *(row.cells for row in rows(data))])]
    lines += [_plain(text) for _row, text in data.texts]
    return "\n".join([*lines, "", *_after(data)])


def as_html(data: ChartData, headline: str) -> str:
    """The same for programs that take tables: title, base and sentence, the table, and what stands below it."""
    head = f"<p><b>{escape(headline or data.title)}</b><br>{escape(data.subtitle)}</p><p>{escape(data.summary)}</p>"
    body = html_of([headings(data), *(row.cells for row in rows(data))]) if data.marks or data.rows else ""
    texts = "".join(f"<p>{escape(text)}</p>" for _row, text in data.texts)
    after = "".join(f"<p>{escape(line)}</p>" for line in _after(data))
    return f'<meta charset="utf-8">{head}{body}{texts}{after}'


def _after(data: ChartData) -> Iterator[str]:
    """What has to be known of the numbers: median, why some are hidden, source, base and filter."""
    if data.marker is not None:
        yield data.marker[1]
    yield from sorted({mark.hidden for mark in _marks(data) if mark.hidden})
    yield data.footer


def _marks(data: ChartData) -> list[Mark]:
    return [mark for row in data.rows for mark in row.marks] if data.rows else list(data.marks)


def text_of(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells parted by tabs; nothing in them can be taken for another cell or for a formula."""
    return "\n".join("\t".join(_safe(_plain(cell)) for cell in line) for line in lines)


def html_of(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells as a table with its first line as the heading; numbers stand to the right."""
    head, *body = lines
    made = "".join(f'<th align="{"left" if not at else "right"}">{escape(cell)}</th>' for at, cell in enumerate(head))
    rows_made = "".join(f"<tr>{''.join(_html(at, cell) for at, cell in enumerate(line))}</tr>" for line in body)
    return f'<table border="1" cellspacing="0" cellpadding="4"><tr>{made}</tr>{rows_made}</table>'


def _html(at: int, cell: str) -> str:
    words = escape(cell.strip())
    indent = "&nbsp;&nbsp;&nbsp;" if cell.startswith(INDENT) else ""
    return f"<td>{indent}{words}</td>" if not at else f'<td align="right">{words}</td>'


def _plain(text: str) -> str:
    return " ".join(text.split()) if not text.startswith(INDENT) else INDENT + " ".join(text.split())


def _safe(cell: str) -> str:
    """A text that a spreadsheet would take for a command gets an apostrophe before it; signed numbers stay."""
    return (
        f"'{cell}"
        if cell.startswith(("=", "@")) or (cell.startswith(("+", "-")) and any(c in cell for c in "(|!="))
        else cell
    )
