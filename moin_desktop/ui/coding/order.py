"""In which order the answers to be coded stand."""

from collections.abc import Callable, Collection, Mapping

from moin_desktop.i18n import _

ORDERS = ("not_coded_first", "as_listed", "longest", "by_theme")


def name(order: str) -> str:
    """What an order is called."""
    return {
        "not_coded_first": _("Not coded first"),
        "as_listed": _("As listed"),
        "longest": _("Longest first"),
        "by_theme": _("By theme"),
    }[order]


def ordered(
    order: str, rows: list[int], words: Callable[[int], str], given: Mapping[int, Collection[str]], themes: list[str]
) -> list[int]:
    """The rows of the answers in an order; ``given`` are the themes of each, ``themes`` all in theirs."""
    if order == "not_coded_first":
        return sorted(rows, key=lambda row: row in given)
    if order == "longest":
        return sorted(rows, key=lambda row: -len(words(row)))
    if order == "by_theme":
        places = {theme: at for at, theme in enumerate(themes)}
        last = len(places)
        return sorted(rows, key=lambda row: min((places.get(one, last) for one in given.get(row, ())), default=last))
    return rows
