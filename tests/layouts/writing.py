"""The answers of the template become the columns of one platform, with what a reader must find in them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.layouts.template import Answered, Asked, Given, tally

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: which question, and which part of it."""

    number: int
    key: str
    text: str
    part: str = "cell"
    """cell, option, other, item, place (a column per rank), or text (what was written at "Other")."""
    label: str = ""
    at: int = 0
    """The option, item or rank counted from 1; 0 for the question's own column."""
    first: bool = True
    """The first column of its question."""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a platform writes questions into columns."""

    platform: str
    head: Callable[[Place], tuple[str, ...]]
    before: tuple[tuple[str, Callable[[int], object]], ...] = ()
    """Columns of the form itself, that stand before the answers: heading and cell by respondent."""
    after: tuple[tuple[str, Callable[[int], object]], ...] = ()
    multiple: str = "joined"
    """joined, labels (a column per option that repeats it), flags, or both (joined and flags)."""
    separator: str = ", "
    trailing: bool = False
    flags: tuple[object, object] = ("Yes", "No")
    other: str = "inside"
    """Where "Other" texts go: inside the cell, column (of their own), mark (behind the option), replace (the option's
    own column holds them)."""
    other_mark: str = "{option}"
    ranking: str = "joined"
    """joined, places (a column per thing holding its rank), or things (a column per rank holding the thing)."""
    code: Callable[[int], str] | None = None
    """What stands for the option at a position from 1; None where the cells hold the option itself."""
    joined_code: Callable[[str], str] | None = None
    label_of: Callable[[Place], str] | None = None
    """What an option or item is called that only its heading names; None for its wording."""
    blank: str = ""
    date: Callable[[dt.date], object] = dt.date.isoformat
    parent: bool = False
    """A column with the question alone stands before its items or options, empty."""
    rows_of_grid_apart: bool = False
    """The headings say nothing of the grid, so that its rows are questions of their own."""
    order: Callable[[Sequence[str], int], Sequence[str]] = field(default=lambda given, _seed: given)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader must find: the columns as one question of one of the types, and the numbers."""

    key: str
    columns: tuple[int, ...]
    types: frozenset[str]
    answered: int | None
    counts: Counts = field(default_factory=dict)
    items: Mapping[str, Counts] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """The options of an ordered scale that must come in this order."""


@dataclass(slots=True)
class Columns:
    """The columns written so far: headings of one to three rows, and cells."""

    style: Style
    n: int
    heads: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[list[object]] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)

    def add(self, head: tuple[str, ...], cells: Sequence[object]) -> int:
        """One more column; its position."""
        self.heads.append(head)
        self.cells.append(list(cells))
        return len(self.heads) - 1

    def want(self, key: str, columns: Sequence[int], types: str, answered: int | None, **more: object) -> None:
        """What must be found in columns."""
        self.wanted.append(Wanted(key, tuple(columns), frozenset(types.split()), answered, **more))  # type: ignore[arg-type]  # the callers below name the fields


def written_in(style: Style, answered: Sequence[Answered]) -> Columns:
    """All questions in the columns of a platform."""
    n = len(answered[0].given)
    columns = Columns(style, n)
    for heading, cell in style.before:
        columns.add(_form_head(style, heading), [cell(i) for i in range(n)])
    for number, one in enumerate(answered, start=1):
        _WRITERS[one.asked.kind](columns, number, one)
    for heading, cell in style.after:
        columns.add(_form_head(style, heading), [cell(i) for i in range(n)])
    return columns


def _form_head(style: Style, heading: str) -> tuple[str, ...]:
    return style.head(Place(0, heading, heading, "form"))


def _place(number: int, asked: Asked, part: str = "cell", label: str = "", at: int = 0, first: bool = True) -> Place:
    return Place(number, asked.key, asked.text, part, label, at, first, asked.kind)


def _says(style: Style, asked: Asked, option: str) -> str:
    """What a cell holds for an option."""
    return option if style.code is None or option not in asked.options else style.code(asked.options.index(option) + 1)


def _simple(columns: Columns, number: int, one: Answered) -> None:
    style, asked = columns.style, one.asked
    own = style.other if asked.other else "column"
    cells: list[object] = []
    for given, text in zip(one.given, one.written, strict=True):
        cells.append(style.blank if given is None else _cell(style, asked, given, text if own != "column" else ""))
    at = columns.add(style.head(_place(number, asked)), cells)
    counts = {_says(style, asked, o): c for o, c in tally(asked, one.given).items()}
    if asked.other and own in ("inside", "replace"):
        counts.pop(_says(style, asked, asked.other), None)
    types = {
        "single": "single ordered yes_no" if style.code else "single",
        "ordered": "ordered",
        "yes_no": "yes_no single ordered" if style.code else "yes_no single",
        "date": "date",
        "number": "number",
        "scale": "ordered",
        "text": "text single" if asked.key == "country" else "text",
    }[asked.kind]
    full = sum(given is not None for given in one.given)
    order = tuple(_says(style, asked, o) for o in asked.options) if asked.kind == "ordered" else ()
    columns.want(asked.key, [at], types, full, counts=counts, order=order)
    if asked.other and own in ("column", "replace"):
        columns.add(
            style.head(_place(number, asked, "text", asked.other, len(asked.options), False)),
            [text or style.blank for text in one.written],
        )


def _cell(style: Style, asked: Asked, given: Given, text: str) -> object:
    if isinstance(given, dt.date):
        return style.date(given)
    if isinstance(given, str) and given == asked.other and text:
        return _other(style, asked, text)
    return _says(style, asked, given) if isinstance(given, str) else given


def _other(style: Style, asked: Asked, text: str) -> str:
    return text if style.other == "inside" else style.other_mark.format(option=asked.other, text=text)


def _multiple(columns: Columns, number: int, one: Answered) -> None:
    style = columns.style
    if style.multiple in ("joined", "both"):
        _joined(columns, number, one)
    if style.multiple != "joined":
        _spread(columns, number, one)


def _joined(columns: Columns, number: int, one: Answered) -> None:
    style, asked = columns.style, one.asked
    name = style.joined_code or (lambda option: _says(style, asked, option))
    inside = asked.other and style.other in ("inside", "mark")
    cells: list[object] = []
    for given, text in zip(one.given, one.written, strict=True):
        if not isinstance(given, tuple):
            cells.append(style.blank)
            continue
        parts = [_other(style, asked, text) if inside and o == asked.other else name(o) for o in given]
        cells.append(style.separator.join(parts) + (style.separator if style.trailing else ""))
    at = columns.add(style.head(_place(number, asked)), cells)
    counts = {name(o): c for o, c in tally(asked, one.given).items()}
    if inside and style.other == "inside":
        counts.pop(name(asked.other), None)
    columns.want(asked.key, [at], "multiple", sum(g is not None for g in one.given), counts=counts)
    if asked.other and style.other == "column" and style.multiple == "joined":
        place = _place(number, asked, "text", asked.other, len(asked.options), False)
        columns.add(style.head(place), [text or style.blank for text in one.written])


def _spread(columns: Columns, number: int, one: Answered) -> None:
    style, asked = columns.style, one.asked
    if style.parent:
        columns.add(style.head(_place(number, asked)), [""] * columns.n)
    own: list[int] = []
    counts: dict[str, int] = {}
    said = tally(asked, one.given)
    for place, option in enumerate(asked.options, start=1):
        written = option == asked.other and style.other == "replace"
        head = _place(number, asked, "text" if written else "option", option, place, place == 1)
        cells = [_flag(style, asked, given, option, written and text) for given, text in _both(one)]
        own.append(columns.add(style.head(head), cells))
        label = style.label_of(head) if style.label_of else option
        counts[label] = said.get(option, 0)
    if asked.other and style.other == "column":
        head = _place(number, asked, "text", asked.other, len(asked.options), False)
        columns.add(style.head(head), [text or style.blank for text in one.written])
    columns.want(asked.key, own, "multiple", sum(g is not None for g in one.given), counts=counts)


def _both(one: Answered) -> Sequence[tuple[Given, str]]:
    return list(zip(one.given, one.written, strict=True))


def _flag(style: Style, asked: Asked, given: Given, option: str, text: str | bool) -> object:
    if not isinstance(given, tuple):
        return style.blank
    ticked = option in given
    if text is not False:
        return text
    if style.multiple == "labels":
        return _says(style, asked, option) if ticked else ""
    return style.flags[0] if ticked else style.flags[1]


def _grid(columns: Columns, number: int, one: Answered) -> None:
    style, asked = columns.style, one.asked
    if style.parent:
        columns.add(style.head(_place(number, asked)), [""] * columns.n)
    own: list[int] = []
    items: dict[str, Counts] = {}
    order = tuple(_says(style, asked, o) for o in asked.options)
    for place, item in enumerate(asked.items):
        given = [one_given[place] if isinstance(one_given, tuple) else "" for one_given in one.given]
        cells = [_says(style, asked, g) if g else style.blank for g in given]
        head = _place(number, asked, "item", item, place + 1, place == 0)
        own.append(columns.add(style.head(head), cells))
        label = style.label_of(head) if style.label_of else item
        items[label] = {_says(style, asked, o): c for o, c in tally(asked, given).items()}
        if style.rows_of_grid_apart:
            full = sum(bool(g) for g in given)
            types = "ordered" if asked.key == "approaches" or style.code else "ordered single"
            columns.want(f"{asked.key} {item}", [own[-1]], types, full, counts=items[label], order=order)
    if not style.rows_of_grid_apart:
        full = sum(isinstance(g, tuple) and any(g) for g in one.given)
        columns.want(asked.key, own, "grid", full, items=items, order=order)


def _ranking(columns: Columns, number: int, one: Answered) -> None:
    style, asked = columns.style, one.asked
    ranks = [g if isinstance(g, tuple) else () for g in one.given]
    if style.ranking == "joined":
        name = style.joined_code or (lambda thing: _says(style, asked, thing))
        names = [[name(thing) for thing in g] for g in ranks]
        end = style.separator if style.trailing else ""
        cells = [style.separator.join(g) + end if g else style.blank for g in names]
        at = columns.add(style.head(_place(number, asked)), cells)
        columns.want(
            asked.key,
            [at],
            "ranking",
            sum(map(bool, ranks)),
            items=_places(asked, ranks, {t: name(t) for t in asked.options}),
        )
        return
    if style.parent:
        columns.add(style.head(_place(number, asked)), [""] * columns.n)
    own = []
    labels = {}
    for place, thing in enumerate(asked.options, start=1):
        if style.ranking == "things":
            label, cells = str(place), [_says(style, asked, g[place - 1]) if g else style.blank for g in ranks]
        else:
            label, cells = thing, [str(g.index(thing) + 1) if g else style.blank for g in ranks]
        part = "place" if style.ranking == "things" else "item"
        head = _place(number, asked, part, label, place, place == 1)
        labels[thing] = style.label_of(head) if style.label_of else thing
        own.append(columns.add(style.head(head), cells))
    items = {} if style.ranking == "things" else _places(asked, ranks, labels)
    if style.rows_of_grid_apart:
        for column in own:
            columns.want(f"{asked.key} {column}", [column], "ordered", sum(map(bool, ranks)))
        return
    columns.want(asked.key, own, "ranking", sum(map(bool, ranks)), items=items)


def _places(asked: Asked, ranks: Sequence[tuple[str, ...]], labels: Mapping[str, str]) -> dict[str, Counts]:
    """How often each thing, by its label, has each place."""
    found: dict[str, Counts] = {}
    for thing in asked.options:
        places = [g.index(thing) + 1 for g in ranks if g]
        found[labels[thing]] = {str(p): places.count(p) for p in set(places)}
    return found


_WRITERS: Mapping[str, Callable[[Columns, int, Answered], None]] = {
    **dict.fromkeys(("single", "ordered", "yes_no", "date", "number", "scale", "text"), _simple),
    "multiple": _multiple,
    "grid": _grid,
    "ranking": _ranking,
}
