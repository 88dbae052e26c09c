"""Charts that list the answers of one question: bars, steps, dots and squares."""

from collections.abc import Sequence

from moin_desktop.analysis.answers import Rated
from moin_desktop.analysis.counted import Count, View, base_of, marks
from moin_desktop.analysis.marks import ChartKind, Mark
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import QuestionType, Role
from moin_desktop.analysis.regions import by_region, names_countries
from moin_desktop.analysis.tables import NetRow, Row, Table, order_rows
from moin_desktop.i18n import _


def marks_of_options(view: View, numbers: Table, kind: ChartKind) -> tuple[Mark, ...]:
    """Marks of the options of a question, or of the things that a ranking puts first."""
    whole = view.table(view.everyone) if view.filtered else numbers
    chosen = view.chosen()
    picked = numbers if chosen is None else view.table(chosen)
    base = base_of(view, numbers, whole if view.filtered else None)
    counts = _firsts(view, numbers, whole, picked) if isinstance(view.answers, Rated) else []
    if not counts:
        of, of_whole = view.parts(view.within), view.parts(view.everyone) if view.filtered else {}
        of_picked = {} if chosen is None else view.parts(chosen)
        members = {net.option: net.options for net in numbers.nets}
        counts = [
            Count(
                row.option,
                row.label,
                of[row.option],
                of_whole.get(row.option),
                of_picked.get(row.option),
                members.get(row.option, ()),
            )
            for row in rows_in_order(view, numbers, kind)
        ]
    likely = view.likely and not view.of_answers
    return tuple(marks(counts, base, stacked=kind in (ChartKind.STAIRCASE, ChartKind.STACKED), likely=likely))


def rows_in_order(view: View, numbers: Table, kind: ChartKind) -> tuple[Row, ...]:
    """The answers of a chart in its order; bars and comparisons show groups of answers too."""
    listed = kind is ChartKind.DOTS or view.question.type is QuestionType.YES_NO or view.order == "as_listed"
    places = {option.id: at for at, option in enumerate(view.question.options)}
    rows = sorted(numbers.rows, key=lambda row: places[row.option])
    if view.filtered and not listed and view.question.type is not QuestionType.ORDERED:
        # Nobody in the filter chose these: they stay as the chart of everyone has them.
        of_all = {row.option: row.count for row in view.table(view.everyone).rows}
        rows.sort(key=lambda row: 0 if row.count else -of_all[row.option])
    if kind in WITH_NETS:
        rows = _with_nets(rows, numbers.nets)
    return order_rows(rows, view.question.type, "as_listed" if listed else "most_first")


WITH_NETS = frozenset({ChartKind.BARS, ChartKind.HEAT, ChartKind.COLUMNS, ChartKind.DUMBBELL})


def _with_nets(rows: Sequence[Row], nets: Sequence[NetRow]) -> list[Row]:
    """Rows as listed with each group as a bar of its own before the first of its members."""
    found: list[Row] = []
    left = list(nets)
    for row in rows:
        for net in [net for net in left if row.option in net.options]:
            left.remove(net)
            label = _("{group} (group)").format(group=net.label)
            found.append(Row(net.option, label, Role.PLAIN, net.part))
        found.append(row)
    return found


def _firsts(view: View, numbers: Table, whole: Table, picked: Table) -> list[Count]:
    """How many ranked each thing first."""
    firsts = [[_first(one, at) for at in range(len(one.items))] for one in (numbers, whole, picked)]
    counts = [
        Count(f"item{at}", item.label, firsts[0][at], firsts[1][at], firsts[2][at])
        for at, item in enumerate(view.question.items)
    ]
    if view.order != "as_listed":
        counts.sort(key=lambda one: -one.count)
    return counts


def _first(numbers: Table, item: int) -> Part:
    """The part of the base that ranked one thing first."""
    rows = numbers.items[item].rows
    return numbers.whole.of(rows[0].count, rows[0].part.weight) if rows else numbers.whole.of(0, None)


def gathered(view: View, found: Sequence[Mark]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Squares: each region of the world with the places of its marks; nothing where the answers are no countries."""
    if not names_countries(view.question):
        return ()
    return by_region([mark.label for mark in found], [mark.count for mark in found])
