"""Choose-all columns whose cells name options, though not always the option of their own column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.values import parse_numbers
from moin_desktop.i18n import _
from moin_desktop.importing.bare_groups import is_other_heading
from moin_desktop.importing.shapes import Cells, Member
from moin_desktop.importing.vocabulary import FLAG_NO, FLAG_YES, role_of
from moin_desktop.importing.wording import plain

_FEWEST = 3
_TOGETHER = 0.9
"""The share of an option's cells that stand in one column or in two neighbours; a scale's steps stand in all."""
_DOMINATES = 0.2
_NAMED = 0.6
_READ = 0.8
_MOST_WRITTEN = 0.1


@dataclass(frozen=True, slots=True)
class _Said:
    """An option as the cells name it, and the member (by position) that has most of them."""

    label: str
    words: tuple[str, ...]
    home: int


def strewn_question(text: str, members: Sequence[Member], cells: Cells) -> Question | None:
    """The choose-all question of columns whose cells hold option texts, some of them slipped by a column.

    Rows of a file whose separators were broken stand one column further than the headings say. Each option's text then
    fills one column or two neighbours; it ticks its option wherever it stands. None where this is no such group.
    """
    said = _options_said(members, cells)
    read = [sum(n for word, n in m.facts.items() if plain(word) in said) for m in members]
    filled = [m.facts.filled for m in members]
    written = _written_column(members, read)
    counted = [at for at in range(len(members)) if at != written and filled[at]]
    if len(counted) < _FEWEST - 1 or len(said) < _FEWEST or len(said) < _NAMED * len(counted):
        return None
    if sum(read[at] for at in counted) < _READ * sum(filled[at] for at in counted):
        return None
    if sum(read[at] >= _READ * filled[at] for at in counted) < _NAMED * len(counted):
        return None
    named = sum(plain(m.item) in said for m in members)
    alone = sum(len({plain(w) for w in m.facts.words} & said.keys()) == 1 for m in members)
    if max(named, alone) < _NAMED * len(said):
        return None
    options = [Option("", s.label, s.words, role_of(s.label), members[s.home].facts.index) for s in said.values()]
    return _question(text, members, cells, _one_home_each(options, members, written), written)


def _options_said(members: Sequence[Member], cells: Cells) -> Mapping[str, _Said]:
    """The options that cells name, by plain text, in the order of their columns."""
    missing = frozenset(cells.missing)
    where: dict[str, Counter[int]] = {}
    spelt: dict[str, Counter[str]] = {}
    for at, member in enumerate(members):
        for word, n in member.facts.items():
            if word not in missing:
                where.setdefault(plain(word), Counter())[at] += n
                spelt.setdefault(plain(word), Counter())[word] += n
    items = {plain(m.item) for m in members if m.item}
    found = []
    for bare, columns in where.items():
        if not bare or bare in FLAG_YES | FLAG_NO or parse_numbers([bare])[0] == parse_numbers([bare])[0]:
            continue
        home, most = columns.most_common(1)[0]
        together = most + max(columns[home - 1], columns[home + 1])
        dominates = most >= max(_FEWEST, _DOMINATES * members[home].facts.filled)
        if together < _TOGETHER * columns.total():
            continue
        if bare in items or (dominates and not is_other_heading(members[home])):
            found.append((home, -most, bare))
    words = {bare: tuple(word for word, _n in spelt[bare].most_common()) for _home, _most, bare in found}
    return {bare: _Said(words[bare][0], words[bare], home) for home, _most, bare in sorted(found)}


def _written_column(members: Sequence[Member], read: Sequence[int]) -> int | None:
    """The position of the column with what people wrote at "Other": the last, or one called so; None without."""
    filled = [at for at, m in enumerate(members) if m.facts.filled]
    if not filled:
        return None
    last = filled[-1]
    texts = [m.facts.filled - n for m, n in zip(members, read, strict=True)]
    if texts[last] >= _MOST_WRITTEN * members[last].facts.filled:
        return last
    called = [at for at in filled if is_other_heading(members[at]) and texts[at] > 0.5 * members[at].facts.filled]
    return called[-1] if called else None


def _one_home_each(options: Sequence[Option], members: Sequence[Member], written: int | None) -> list[Option]:
    """The options with a column of their own each, as long as there is one left beside their cells."""
    other = None if written is None else members[written].facts.index
    free = [m.facts.index for m in members if m.facts.index != other]
    made = []
    for option in options:
        home = option.column or 0
        column = next((near for near in (home, home - 1, home + 1) if near in free), None)
        free = [index for index in free if index != column]
        made.append(Option("", option.label, option.words, option.role, column))
    if other is not None:
        label = next((m.item for m in members if is_other_heading(m)), "") or _("Other")
        made.append(Option("", label, (), Role.OTHER, other))
    return made


def _question(
    text: str, members: Sequence[Member], cells: Cells, options: Sequence[Option], written: int | None
) -> Question:
    known = {word for option in options for word in option.words}
    stray = dict.fromkeys(
        word
        for at, member in enumerate(members)
        if at != written
        for word in member.facts.words
        if word not in known and word not in cells.missing
    )
    others = () if written is None else (members[written].facts.index,)
    return Question(
        id="",
        name="",
        text=text,
        type=QuestionType.MULTIPLE,
        columns=tuple(m.facts.index for m in members),
        layout=Layout.LABELS,
        options=tuple(options),
        other_columns=others,
        missing=cells.missing,
        no_words=tuple(stray),
        reason=_("The cells name the options, some of them in the column beside their own, so it is choose all."),
    )
