"""Which columns of a sheet hold the answers to which question of a questionnaire: by id, name, path or wording."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moin_desktop.importing.facts import Heading
from moin_desktop.importing.questionnaires.values import Entry
from moin_desktop.importing.wording import plain

_IMPORT_ID = re.compile(r"""ImportId["']\s*:\s*["'](?P<id>[^"']+)""")
_BEFORE_WORDING = re.compile(r"(?P<name>[^\s\[\]]{1,80}(?:\[[^\[\]]{1,80}\]){0,2})\.\s")
_APART = re.compile(r"[\W_]+")
_STEP = re.compile(r"[/.:\[\]-]+")

Target = tuple[int, str]
"""Position of the entry, and which of its columns: "" for the one with the whole answer, else as in ``Place``."""
_OPTION, _OTHER = "=", "other"


@dataclass(slots=True)
class Place:
    """The columns of one entry."""

    whole: int | None = None
    options: dict[str, int] = field(default_factory=dict)
    """By option code: the column that ticks it."""
    others: list[int] = field(default_factory=list)
    """Columns with what was written beside an option."""


def folded(name: str) -> str:
    """A name as exports vary it: ``group/q[1]``, ``group.q.1`` and ``Group_q_1`` are one."""
    return _APART.sub("_", name.casefold()).strip("_")


def _path(name: str) -> str:
    """A name with every step of its path alike, so that ``q.other`` is an option of q and ``q_other`` is not."""
    return _STEP.sub("/", name).strip("/")


class _Names:
    """Where each name leads; a name that leads to two questions leads nowhere."""

    def __init__(self) -> None:
        self._known: tuple[dict[str, set[Target]], ...] = ({}, {}, {})

    def add(self, name: str, target: Target) -> None:
        for known, spelt in zip(self._known, _spellings(name), strict=True):
            known.setdefault(spelt, set()).add(target)

    def find(self, name: str) -> Target | None:
        for known, spelt in zip(self._known, _spellings(name), strict=True):
            found = known.get(spelt)
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None


def _spellings(name: str) -> tuple[str, str, str]:
    """A name in the ways it is looked up, strictest first."""
    return name, _path(name), folded(name)


def places(items: Sequence[Entry], headings: Mapping[int, Heading], lines: Sequence[Sequence[str]]) -> dict[int, Place]:
    """By position of the entry, the columns that hold its answers.

    ``headings`` are those of the columns to look at; ``lines`` are the heading rows as they stand, whole.
    """
    names, wordings = _names(items), _wordings(items)
    found: dict[Target, int] = {}
    taken: set[int] = set()
    for way in (_ids, _codes, _prefixes, _texts, _ends):
        for column, heading in headings.items():
            target = next(filter(None, map(names.find, way(column, heading, lines))), None)
            if column not in taken and target is not None and target not in found:
                found[target] = column
                taken.add(column)
    _by_wording(wordings, {c: h for c, h in headings.items() if c not in taken}, found)
    made: dict[int, Place] = {}
    for (entry, part), column in found.items():
        place = made.setdefault(entry, Place())
        if part == "":
            place.whole = column
        elif part.startswith(_OPTION):
            place.options[part.removeprefix(_OPTION)] = column
        else:
            place.others.append(column)
    return made


def _names(items: Sequence[Entry]) -> _Names:
    names = _Names()
    for at, entry in enumerate(items):
        for name in entry.names:
            names.add(name, (at, ""))
            for option in entry.options:
                if entry.multiple:
                    for code in (option.code, *option.words):
                        names.add(f"{name}/{code}", (at, f"{_OPTION}{option.code}"))
                if option.written:
                    for code in (option.code, *option.words):
                        names.add(f"{name}_{code}_TEXT", (at, f"{_OTHER} {option.code}"))
            if entry.other and not entry.multiple:
                names.add(f"{name}[other]", (at, _OTHER))
    return names


def _wordings(items: Sequence[Entry]) -> Mapping[str, list[Target]]:
    """By plain wording, what may stand under it, in the order of the questionnaire."""
    wordings: dict[str, dict[Target, None]] = {}
    for at, entry in enumerate(items):
        for text in entry.texts:
            wordings.setdefault(plain(text), {})[(at, "")] = None
            if entry.multiple:
                for option in entry.options:
                    for word in option.spellings():
                        target = (at, f"{_OPTION}{option.code}")
                        wordings.setdefault(plain(f"{text} {word}"), {})[target] = None
    wordings.pop("", None)
    return {text: list(targets) for text, targets in wordings.items()}


def _by_wording(
    wordings: Mapping[str, Sequence[Target]], headings: Mapping[int, Heading], found: dict[Target, int]
) -> None:
    """Columns headed by a wording; where it stands several times in both, they follow one another alike."""
    columns: dict[str, list[int]] = {}
    for column, heading in headings.items():
        text = plain(heading.text)
        before = _BEFORE_WORDING.match(heading.text)
        if text not in wordings and before:
            text = plain(heading.text[before.end() :])
        columns.setdefault(text, []).append(column)
    for text, under in columns.items():
        targets = [target for target in wordings.get(text, ()) if target not in found]
        if len(targets) == len(under):
            found.update(zip(targets, under, strict=True))


def _ids(column: int, _heading: Heading, lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The ids that Qualtrics writes into its third heading row."""
    for line in lines:
        match = _IMPORT_ID.search(line[column]) if column < len(line) else None
        if match:
            yield match["id"]


def _codes(_column: int, heading: Heading, _lines: Sequence[Sequence[str]]) -> Iterator[str]:
    if heading.code:
        yield heading.code


def _prefixes(_column: int, heading: Heading, _lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The name before the wording: "q1[SQ001]. Which …"."""
    match = _BEFORE_WORDING.match(heading.text)
    if match:
        yield match["name"]


def _texts(_column: int, heading: Heading, _lines: Sequence[Sequence[str]]) -> Iterator[str]:
    if heading.text and len(heading.text) <= 250:
        yield heading.text


def _ends(_column: int, heading: Heading, _lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The ends of a path, longest first: the groups around a question may have been called otherwise once."""
    text = heading.text
    if len(text) <= 250 and " " not in text:
        steps = [match.end() for match in _STEP.finditer(text)]
        yield from (text[at:] for at in steps if at < len(text))
