"""Values of the analysis room as JSON and back, and text made fit to be stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from moin_desktop.analysis.filters import (
    Condition,
    Dates,
    Except,
    Filter,
    Noted,
    Part,
    Range,
    Replied,
    Reply,
    Words,
)
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
    """A filter as JSON: one object for each condition, and one for its name where it has one."""
    named = [{"question": "", "name": clean(filter.name)}] if filter.name else []
    return [*(_part_out(part) for part in filter.conditions), *named]


def _part_out(part: Part) -> dict[str, Any]:
    said: dict[str, Any] = {"question": part.question}
    match part:
        case Condition():
            said["options"] = list(part.options)
        case Except():
            said["except"] = list(part.options)
        case Range():
            said["range"] = [part.low, part.high]
        case Dates():
            said["dates"] = [part.first, part.last]
        case Words():
            said["words"] = clean(part.words)
        case Replied():
            said["reply"] = part.reply.value
        case Noted():
            said["noted"] = True
    return said | ({"off": True} if part.off else {})


def filter_in(data: Iterable[Mapping[str, Any]], aliases: Aliases) -> Filter:
    """A filter from JSON, as this version or an older one wrote it; ValueError for a condition it does not know."""
    entries = list(data)
    name = next((str(entry["name"]) for entry in entries if "name" in entry), "")
    return Filter(tuple(_part_in(entry, aliases) for entry in entries if "name" not in entry), name)


def _part_in(data: Mapping[str, Any], aliases: Aliases) -> Part:
    question, off = str(data["question"]), bool(data.get("off", False))
    match data:
        case {"options": options}:
            return Condition(question, alive(options, aliases), off)
        case {"except": options}:
            return Except(question, alive(options, aliases), off)
        case {"range": [low, high]}:
            return Range(question, low, high, off)
        case {"dates": [first, last]}:
            return Dates(question, first, last, off)
        case {"words": words}:
            return Words(question, words, off)
        case {"reply": reply}:
            return Replied(question, Reply(reply), off)
        case {"noted": True}:
            return Noted(off)
    raise ValueError(data)


def spec_out(spec: ChartSpec) -> dict[str, Any]:
    """A chart spec as JSON."""
    return {
        "question": spec.question,
        "filter": filter_out(spec.filter),
        "order": spec.order,
        "kind": None if spec.kind is None else spec.kind.value,
        **{name: value for name in _VIEW if (value := getattr(spec, name)) not in ("", None, False)},
    }


_VIEW = ("compare", "pair", "percent_of", "item", "likely_range")
"""What a spec of an older version does not say: it then has none of it."""


def spec_in(data: Mapping[str, Any], aliases: Aliases) -> ChartSpec:
    """A chart spec from JSON."""
    kind = data["kind"]
    return ChartSpec(
        question=data["question"],
        filter=filter_in(data["filter"], aliases),
        order=data["order"],
        kind=None if kind is None else ChartKind(kind),
        **{name: data[name] for name in _VIEW if name in data},
    )
