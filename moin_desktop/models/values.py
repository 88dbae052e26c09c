"""Values of the analysis room as JSON and back, and text made fit to be stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import ChartKind, ChartSpec

Aliases = Mapping[str, str]
"""Option ids that were merged away, each with the id that stands for it now."""


def clean(text: str) -> str:
    """Text that SQLite keeps whole: no NUL characters (its quote() cuts there), no half surrogate pairs."""
    text = text.replace("\0", "")
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def alive(options: Iterable[str], aliases: Aliases) -> tuple[str, ...]:
    """Option ids with merged ones replaced by those that stand for them, each once."""
    return tuple(dict.fromkeys(aliases.get(option, option) for option in options))


def filter_out(filter: Filter) -> list[Any]:
    """A filter as JSON."""
    return [{"question": c.question, "options": list(c.options)} for c in filter.conditions]


def filter_in(data: Iterable[Mapping[str, Any]], aliases: Aliases) -> Filter:
    """A filter from JSON."""
    return Filter(tuple(Condition(c["question"], alive(c["options"], aliases)) for c in data))


def spec_out(spec: ChartSpec) -> dict[str, Any]:
    """A chart spec as JSON."""
    return {
        "question": spec.question,
        "filter": filter_out(spec.filter),
        "order": spec.order,
        "kind": None if spec.kind is None else spec.kind.value,
    }


def spec_in(data: Mapping[str, Any], aliases: Aliases) -> ChartSpec:
    """A chart spec from JSON."""
    kind = data["kind"]
    return ChartSpec(
        question=data["question"],
        filter=filter_in(data["filter"], aliases),
        order=data["order"],
        kind=None if kind is None else ChartKind(kind),
    )
