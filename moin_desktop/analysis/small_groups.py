"""Small numbers that are not shown, and what else has to be hidden so that nobody finds them by subtraction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from moin_desktop.analysis.crossing import Column, Crossing
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.tables import Table, tally
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Sum:
    """Numbers that add up to another, but for what is known anyway: places in one list of numbers."""

    parts: tuple[int, ...]
    whole: int

    @property
    def places(self) -> tuple[int, ...]:
        """All places that take part."""
        return (*self.parts, self.whole)


def reason(limit: int) -> str:
    """Why a number is not shown.

    The same for the small number itself and for its neighbours: a reason of its own would give the small one away.
    """
    return _("Hidden: this or a number next to it is under {n}.").format(n=number_text(limit))


def hide(
    numbers: Sequence[int],
    sums: Sequence[Sum],
    limit: int,
    unseen: Collection[int] = (),
    free: Collection[int] = (),
    shut: Collection[int] = (),
) -> frozenset[int]:
    """The places of all numbers to hide, so that none from 1 to under ``limit`` is shown or can be worked out.

    ``unseen`` places are never shown (the rest of a group, those outside a filter) but small ones must not come out by
    subtraction either. ``free`` places are known to everyone and never hidden (all respondents). ``shut`` places are
    hidden elsewhere already, and so here. A line with hidden
    numbers keeps at least two unknowns, and these together are large enough to be any of them. Nothing is hidden where
    ``limit`` is 0. Zeros are nobody and stay, unless nothing else is left to hide beside a small number.
    """
    if limit < 1:
        return frozenset()
    open_ = _Open(numbers, _by_place(sums), limit, frozenset(unseen), frozenset(free))
    hidden = {at for at, n in enumerate(numbers) if 0 < n < limit and at not in open_.free} | set(shut)
    while True:
        before = len(hidden)
        for one in sums:
            open_.mend(one, hidden)
        if len(hidden) > before:
            continue
        for at in found_by_subtraction(sums, hidden | open_.unseen) & hidden:
            near = {place for one in open_.lines[at] for place in one.places}
            hidden |= open_.cheapest(near, hidden) or open_.zero(near, hidden)
        if len(hidden) == before:
            return frozenset(hidden)


def _by_place(sums: Sequence[Sum]) -> dict[int, list[Sum]]:
    lines: dict[int, list[Sum]] = {}
    for one in sums:
        for at in one.places:
            lines.setdefault(at, []).append(one)
    return lines


@dataclass(frozen=True, slots=True)
class _Open:
    """What is known of a list of numbers while some of them are being hidden."""

    numbers: Sequence[int]
    lines: Mapping[int, list[Sum]]
    limit: int
    unseen: frozenset[int]
    free: frozenset[int]

    def mend(self, one: Sum, hidden: set[int]) -> None:
        """Hide more of one line until nothing in it can be worked out from its other numbers."""
        while hidden & set(one.places) and not self.safe(one, hidden):
            parts = set(one.parts)
            extra = self.cheapest(parts, hidden) or self.cheapest({one.whole}, hidden) or self.zero(parts, hidden)
            if not extra:
                return
            hidden |= extra

    def safe(self, one: Sum, hidden: set[int]) -> bool:
        """Whether the unknown numbers of a line could be others: two or more, and not all of them the least allowed.

        What is left for them can be worked out; under the limit it would itself be the number of a small group.
        """
        unknown = [self.numbers[at] for at in one.parts if at in hidden or at in self.unseen]
        if one.whole in hidden or one.whole in self.unseen:
            return len(unknown) > 0
        return len(unknown) > 1 and sum(unknown) >= self.limit + len(unknown) - 1

    def cheapest(self, places: set[int], hidden: set[int]) -> set[int]:
        """One more number to hide: where others of its lines are hidden already, and of these the smallest."""
        left = [at for at in sorted(places - hidden - self.unseen - self.free) if self.numbers[at] > 0]

        def price(at: int) -> tuple[int, int]:
            return sum(hidden.isdisjoint(one.places) for one in self.lines.get(at, ())), self.numbers[at]

        return {min(left, key=price)} if left else set()

    def zero(self, places: set[int], hidden: set[int]) -> set[int]:
        """One more number to hide where there are only zeros left."""
        left = places - hidden - self.unseen - self.free
        return {min(left)} if left else set()


def found_by_subtraction(sums: Sequence[Sum], unknown: Collection[int]) -> set[int]:
    """Which of the unknown numbers follow from the known ones: by solving all sums together.

    A number follows where its own direction lies in the row space of the equations; their singular vectors tell.
    """
    places = sorted(unknown)
    column = {place: at for at, place in enumerate(places)}
    rows = np.zeros((len(sums), len(places)))
    for at, one in enumerate(sums):
        for part in one.parts:
            if part in column:
                rows[at, column[part]] += 1
        if one.whole in column:
            rows[at, column[one.whole]] -= 1
    rows = np.unique(rows, axis=0)
    if not rows.size:
        return set()
    _left, sizes, right = np.linalg.svd(rows, full_matrices=False)
    span = right[sizes > 1e-9]
    inside = np.einsum("ij,ij->j", span, span)
    return {place for place, part in zip(places, inside, strict=True) if part > 1 - 1e-9}


_Name = tuple[str, str, int | None]
"""(option or base, group, item)."""
_BASE = " base"


@dataclass(slots=True)
class _Ledger:
    """The numbers of one view by name, with what they add up to."""

    numbers: list[int] = field(default_factory=list)
    place: dict[_Name, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)

    def put(self, name: _Name, number: int, *, unseen: bool = False) -> None:
        """One more number."""
        self.place[name] = len(self.numbers)
        self.numbers.append(number)
        if unseen:
            self.unseen.add(self.place[name])

    def number(self, option: str, group: str, item: int | None) -> int:
        """The number with this name."""
        return self.numbers[self.place[option, group, item]]

    def add(self, parts: Sequence[_Name], whole: _Name) -> None:
        """Say that numbers add up to another, or would but for a number that everyone knows."""
        self.sums.append(Sum(tuple(self.place[part] for part in parts), self.place[whole]))


def protect(crossing: Crossing, limit: int, unseen: Collection[str] = ()) -> Crossing:
    """The cross table with the reason on every number that is not shown.

    No number from 1 to under ``limit`` is shown: of a cell, a group or the rest of a group. A group whose size is
    hidden shows nothing at all, as a percentage with its count would give it away. ``unseen`` groups are counted but
    not drawn (those outside a filter); all who are in the view are known to everyone. Choose-all answers do not add up
    to their base, so that they are protected across groups, not down a column; what they leave open is only how many
    did *not* choose. Who is in no group, or gave no answer, is taken as known.
    """
    if limit < 1:
        return crossing
    book = _Ledger()
    for name, number in _numbers(crossing):
        book.put(name, number, unseen=name[1] in unseen)
    if 0 < crossing.total.whole.respondents < limit:
        return _marked(crossing, set(book.place) - {(_BASE, "", None)}, reason(limit))
    _add_sums(crossing, book, limit)
    known = {book.place[_BASE, "", None]}
    gone: set[int] = set()
    while True:
        hidden = hide(book.numbers, book.sums, limit, book.unseen | gone, known)
        more = {at for name, at in book.place.items() if _of_hidden_base(name, book, hidden | gone)} - gone
        if not more:
            break
        gone |= more
    places = {name for name, at in book.place.items() if at in hidden or at in gone}
    return _marked(crossing, places, reason(limit))


def _of_hidden_base(name: _Name, book: "_Ledger", hidden: Collection[int]) -> bool:
    """Whether a number stands in a group, or in an item of a group, whose base is hidden."""
    _head, group, item = name
    bases = [book.place.get((_BASE, group, one)) for one in (None, item)]
    return group != "" and any(at in hidden for at in bases if at is not None)


def _numbers(crossing: Crossing) -> Iterator[tuple[_Name, int]]:
    """Every number of the view under its name: (base or option, group, item)."""
    for column in (crossing.total, *crossing.columns):
        yield (_BASE, column.id, None), column.whole.respondents
    for line in crossing.lines:
        for cell in (line.total, *line.cells):
            yield (line.option, cell.group, line.item), cell.part.count
    for item in {line.item for line in crossing.lines} - {None}:
        for at, column in enumerate((crossing.total, *crossing.columns)):
            inside = [line for line in crossing.lines if line.item == item]
            yield (_BASE, column.id, item), sum((line.total, *line.cells)[at].part.count for line in inside)


def _add_sums(crossing: Crossing, book: _Ledger, limit: int) -> None:
    groups = [column.id for column in crossing.columns]
    for head, item in dict.fromkeys((name[0], name[2]) for name in list(book.place)):
        if crossing.apart and groups:
            book.add([(head, group, item) for group in groups], (head, "", item))
        for group in groups:
            rest = book.number(head, "", item) - book.number(head, group, item)
            if 0 < rest < limit:
                book.put((head, f"rest of {group}", item), rest, unseen=True)
                book.add([(head, group, item), (head, f"rest of {group}", item)], (head, "", item))
    for group in ("", *groups) if crossing.closed else ():
        for item in {line.item for line in crossing.lines}:
            lines = [line for line in crossing.lines if line.item == item and not line.members]
            book.add([(line.option, group, item) for line in lines], (_BASE, group, item))
        for net in crossing.lines:
            inside = [(one.option, group, one.item) for one in crossing.lines if one.option in net.members]
            if net.members and len(inside) == len(net.members):
                book.add(inside, (net.option, group, net.item))


def _marked(crossing: Crossing, places: set[_Name], why: str) -> Crossing:
    def head(column: Column) -> Column:
        if (_BASE, column.id, None) not in places:
            return column
        return replace(column, hidden=why, averages=tuple(None for _one in column.averages), apart=())

    return replace(
        crossing,
        total=head(crossing.total),
        columns=tuple(head(column) for column in crossing.columns),
        lines=tuple(
            replace(
                line,
                total=replace(line.total, hidden=why if (line.option, "", line.item) in places else ""),
                cells=tuple(
                    replace(cell, hidden=why, difference=None)
                    if (line.option, cell.group, line.item) in places
                    else cell
                    for cell in line.cells
                ),
            )
            for line in crossing.lines
        ),
    )


def protect_table(table: Table, limit: int, whole: Table | None = None) -> dict[str, str]:
    """Why the numbers of one question are not shown, by option or group of options; only those that are hidden.

    ``whole`` is the same table without the filter, where there is one: its numbers are known as well, so that those
    outside the filter must not come out by subtraction. Only for questions with one row of answers; of a grid or
    ranking each item is a table of its own.
    """
    if limit < 1:
        return {}
    book = _Ledger()
    inside = _counts(table)
    for option, count in inside.items():
        book.put((option, "", None), count)
    if table.type is not QuestionType.MULTIPLE:
        book.add([(row.option, "", None) for row in table.rows], (_BASE, "", None))
        for net in table.nets:
            book.add([(option, "", None) for option in net.options], (net.option, "", None))
    known = {(_BASE, "", None)}
    for option, count in (_counts(whole) if whole is not None else {}).items():
        book.put((option, "all", None), count)
        book.put((option, "out", None), count - inside[option], unseen=True)
        book.add([(option, "", None), (option, "out", None)], (option, "all", None))
        known |= {(option, "all", None)}
    hidden = hide(book.numbers, book.sums, limit, book.unseen, {book.place[name] for name in known})
    none = 0 < table.whole.respondents < limit
    places = [(option, book.place[option, "", None]) for option in inside if option != _BASE]
    return {option: reason(limit) for option, at in places if none or at in hidden}


def _counts(table: Table) -> dict[str, int]:
    return tally(table) | {_BASE: table.whole.respondents}
