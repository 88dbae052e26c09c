"""Columns that belong to one question: choose-all options, grid rows and ranks, found by headings and by answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.i18n import _
from moin_desktop.importing import shapes
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.guess import Context, guess
from moin_desktop.importing.numbers import asks_amount
from moin_desktop.importing.other_texts import with_other_texts
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.shapes import Cells, Member, cells_of
from moin_desktop.importing.stems import Part, parts_of
from moin_desktop.importing.vocabulary import FLAG_NO, FLAG_YES, asks_to_specify, is_other
from moin_desktop.importing.wording import is_identifier, plain


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring columns under one key."""

    part: Part
    members: tuple[Member, ...]


def find_questions(columns: Sequence[Facts], context: Context) -> tuple[Question, ...]:
    """All questions of the columns, in the order of the sheet; empty columns only as part of a group."""
    headings = frozenset(facts.heading.text for facts in columns if facts.heading.text)
    parts = [tuple(parts_of(facts.heading, headings, context.platform)) for facts in columns]
    options = _options_beside(columns)
    found: list[Question] = []
    bare: list[Facts] = []
    at = 0
    while at < len(columns):
        question, size = _keyed(columns, parts, at, context)
        if question is None:
            bare.append(columns[at])
            at += 1
            continue
        found.extend(_unkeyed(bare, context, options))
        bare = []
        found.append(question)
        at += size
    found.extend(_unkeyed(bare, context, options))
    by_index = {facts.index: facts for facts in columns}
    return _with_shared_scales(with_other_texts(found, by_index))


def _keyed(
    columns: Sequence[Facts], parts: Sequence[Sequence[Part]], at: int, context: Context
) -> tuple[Question | None, int]:
    """The question that begins at a column by its heading's key, and how many columns it takes."""
    for part in parts[at]:
        run = _run(columns, parts, at, part)
        question = _of_run(run, context)
        if question is not None:
            last = max((*question.columns, *question.other_columns))
            return question, sum(member.facts.index <= last for member in run.members)
    return None, 1


def _run(columns: Sequence[Facts], parts: Sequence[Sequence[Part]], at: int, part: Part) -> _Run:
    """The column and those after it that share a key."""
    members = [Member(columns[at], part.item)]
    for facts, ways in zip(columns[at + 1 :], parts[at + 1 :], strict=True):
        same = next((way for way in ways if way.pattern == part.pattern and way.key == part.key), None)
        if same is None or (part.pattern == "rows" and not facts.heading.follows):
            break
        members.append(Member(facts, same.item))
    return _Run(part, tuple(members))


def _of_run(run: _Run, context: Context) -> Question | None:
    """The question that a run of columns makes; None where they are questions of their own."""
    if len(run.members) < 2:
        return None
    ticked = [m.facts.index for m in run.members if is_other(m.item)]
    others = [
        m
        for m in run.members
        if _is_other_text(m)
        or (not m.facts.filled and _is_other_heading(m) and m.facts.index > min(ticked, default=m.facts.index))
    ]
    members = [m for m in run.members if m not in others]
    if len(members) < 2 or not any(m.facts.filled for m in members):
        return None
    text = run.part.stem
    flags = cells_of(members, context, not_available=True)
    if shapes.is_labels(members, flags):
        return shapes.labels_question(text, members, others, flags)
    if shapes.is_flags(members, flags) and _flags_allowed(run.part, members, flags):
        return shapes.flags_question(text, members, others, flags)
    if others and run.part.pattern != "rows" and not run.part.strong:
        return None
    if not run.part.strong:
        members = _without_blank_end(members)
    cells = cells_of(members, context, not_available=context.platform.name != "surveymonkey")
    if shapes.is_ranking(members, flags):
        return shapes.ranking_question(text, members, others, flags)
    if run.part.strong and not others and shapes.is_ranking_of_things(members, flags):
        return shapes.ranking_of_things(text, members, flags)
    if shapes.is_grid(members, cells) and _grid_allowed(run.part, members, cells):
        return shapes.grid_question(text, members, others, cells)
    return None


def _without_blank_end(members: Sequence[Member]) -> list[Member]:
    """The members up to the last that anybody answered."""
    kept = list(members)
    while len(kept) > 1 and not kept[-1].facts.filled:
        kept.pop()
    return kept


def _is_other_heading(member: Member) -> bool:
    return is_other(member.item) or asks_to_specify(member.item)


def _is_other_text(member: Member) -> bool:
    """Whether a column holds what was written at "Other", not ticks or a scale."""
    if not _is_other_heading(member):
        return False
    said = {plain(word) for word in member.facts.words}
    return bool(said) and not said <= FLAG_YES | FLAG_NO and not all(is_other(word) for word in member.facts.words)


def _flags_allowed(part: Part, members: Sequence[Member], cells: Cells) -> bool:
    """Yes/no columns are options only where the heading says so, or where they were left blank together."""
    if part.pattern == "number" or (not part.strong and any(_asks(m.item) for m in members)):
        return False
    if part.strong:
        return True
    if {plain(word) for word in cells.words} <= {"true", "false"} and part.pattern != "path":
        return False
    return len(members) >= 3 and _blank_together(members, cells)


def _grid_allowed(part: Part, members: Sequence[Member], cells: Cells) -> bool:
    """Shared answers make a grid where the heading says so; variable names need a scale as well."""
    if not part.strong and any(_asks(m.item) for m in members):
        return False
    if part.pattern in ("path", "underscore"):
        return len(members) >= 3 and (cells.words[0].isdecimal() or find_scale(cells.words, cells.counts) is not None)
    if part.pattern == "same number":
        return len(members) >= 2 and part.stem != part.key
    return True


def _asks(item: str) -> bool:
    """Whether an item is a question of its own."""
    return item.rstrip().endswith(("?", "\uff1f", "؟"))


def _blank_together(members: Sequence[Member], cells: Cells) -> bool:
    """Whether nearly all respondents answered either all of the columns or none."""
    missing = frozenset(cells.missing)
    given = np.array([m.facts.given(missing) for m in members if m.facts.filled])
    mixed = given.any(axis=0) & ~given.all(axis=0)
    return bool(mixed.sum() <= 0.02 * given.shape[1])


def _with_shared_scales(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Single choices whose options are all steps of another question's scale in words become ordered as well."""
    scales = [
        {plain(option.label): place for place, option in enumerate(q.options)}
        for q in questions
        if q.type in (QuestionType.ORDERED, QuestionType.GRID) and any(not o.label.isdecimal() for o in q.options)
    ]
    made = []
    for question in questions:
        places = _places_on(question, scales) if question.type is QuestionType.SINGLE else None
        if places is not None:
            order = tuple(
                option for _place, option in sorted(zip(places, question.options, strict=True), key=lambda p: p[0])
            )
            reason = _("The answers are steps of a scale that another question has.")
            question = replace(question, type=QuestionType.ORDERED, options=order, reason=reason)
        made.append(question)
    return tuple(made)


def _places_on(question: Question, scales: Sequence[Mapping[str, int]]) -> list[int] | None:
    """Where the options of a question stand on the first scale that has them all."""
    said = [plain(option.label) for option in question.options]
    inside = [word for word, option in zip(said, question.options, strict=True) if option.role is Role.PLAIN]
    if len(inside) < 2 or set(said) & (FLAG_YES | FLAG_NO):
        return None
    for scale in scales:
        if all(word in scale for word in said):
            return [scale[word] for word in said]
    return None


def _options_beside(columns: Sequence[Facts]) -> Mapping[str, frozenset[str]]:
    """For headings that others begin with, a slash or dot between: the plain names that follow."""
    names: dict[str, set[str]] = {}
    headings = {facts.heading.text for facts in columns}
    for heading in headings:
        for cut in ("/", "."):
            before, found, after = heading.rpartition(cut)
            if found and before in headings:
                names.setdefault(before, set()).add(plain(after))
    return {heading: frozenset(after) for heading, after in names.items() if len(after) > 1}


def _unkeyed(columns: Sequence[Facts], context: Context, options: Mapping[str, frozenset[str]]) -> list[Question]:
    """Questions of columns whose headings say nothing of a group: alone, or grouped by their answers."""
    found: list[Question] = []
    at = 0
    while at < len(columns):
        question, size = _bare_group(columns, at, context)
        if question is None and columns[at].filled:
            question = guess(columns[at], context, options.get(columns[at].heading.text, frozenset()))
        if question is not None:
            found.append(question)
        at += size
    return found


def _bare_group(columns: Sequence[Facts], at: int, context: Context) -> tuple[Question | None, int]:
    """Options or grid rows headed by nothing but the option or statement (old Typeform, Microsoft Forms)."""
    if not columns[at].filled or not columns[at].heading.text:
        return None, 1
    labels = _grow(columns, at, _each_says_heading)
    if len(labels) >= 2:
        labels, others = _ends(columns, at, labels)
        cells = cells_of(labels, context, not_available=True)
        question = shapes.labels_question(_joint_text(labels), labels, others, cells)
        return question, len(labels) + len(others)
    if not context.platform.items_are_bare or _is_question(columns[at]):
        return None, 1
    run = _grow(columns, at, _all_flags)
    if len(run) >= 3:
        run, others = _ends(columns, at, run)
        cells = cells_of(run, context, not_available=True)
        return shapes.flags_question(_joint_text(run), run, others, cells), len(run) + len(others)
    run = _grow(columns, at, lambda members: _one_scale(members, context))
    if len(run) >= 3 and not all(is_identifier(m.item) for m in run):
        cells = cells_of(run, context, not_available=True)
        return shapes.grid_question(_joint_text(run), run, (), cells), len(run)
    run = _grow(columns, at, _numbers_to_one_end)
    if len(run) >= _FEWEST_NUMBER_SCALES:
        cells = cells_of(run, context, not_available=True)
        if shapes.is_grid(run, cells):
            return shapes.grid_question(_joint_text(run), run, (), cells), len(run)
    return None, 1


def _grow(columns: Sequence[Facts], at: int, fits: Callable[[Sequence[Member]], bool]) -> list[Member]:
    """The longest run of neighbouring columns, in the sheet too, that fit together."""
    run: list[Member] = []
    for facts in columns[at:]:
        if run and facts.index != run[-1].facts.index + 1:
            break
        grown = [*run, Member(facts, facts.heading.text)]
        if not facts.filled or not facts.heading.text or not fits(grown):
            break
        run = grown
    return run


def _each_says_heading(members: Sequence[Member]) -> bool:
    """Whether the newest column's cells all repeat its heading."""
    newest = members[-1]
    return (
        len(newest.facts.words) <= 2
        and sum(n for word, n in newest.facts.items() if plain(word) == plain(newest.item))
        >= 0.95 * newest.facts.filled
    )


def _is_question(facts: Facts) -> bool:
    """Whether a heading is a question or a variable name, so that it stands for itself."""
    text = facts.heading.text
    return "?" in text or "\uff1f" in text or "؟" in text or len(text) > _LONG_STATEMENT or is_identifier(text)


def _all_flags(members: Sequence[Member]) -> bool:
    """Whether the newest column is 0 and 1 under a short heading."""
    newest = members[-1]
    return (
        len(newest.facts.words) <= 2
        and set(newest.facts.words) <= {"0", "1"}
        and len(newest.item) <= _LONG_OPTION
        and not _is_question(newest.facts)
    )


def _one_scale(members: Sequence[Member], context: Context) -> bool:
    """Whether columns headed by statements share a scale in words, yes and no left out."""
    if _is_question(members[-1].facts) or len(members[-1].facts.words) > _WORDS_ON_SCALE:
        return False
    cells = cells_of(members, context, not_available=True)
    said = {plain(word) for word in cells.words}
    if len(said) < 2 or said <= FLAG_YES | FLAG_NO or any(word.isdecimal() for word in said):
        return False
    if len(members) == 1:
        return True
    if not shapes.is_grid(members, cells):
        return False
    if find_scale(cells.words, cells.counts) is not None:
        return True
    known = set(members[0].facts.words)
    shared = known & set(members[-1].facts.words)
    short = all(len(m.item) <= _LONG_OPTION for m in members)
    return short and len(cells.words) >= 3 and len(shared) >= 2 and not said & (FLAG_YES | FLAG_NO)


def _numbers_to_one_end(members: Sequence[Member]) -> bool:
    """Whether columns headed by statements all hold steps from 1 to one same end (5 or 7)."""
    newest = members[-1].facts
    words = set(newest.words)
    if (
        _is_question(newest)
        or len(newest.heading.text.split()) < _WORDS_IN_STATEMENT
        or asks_amount(newest.heading.text)
    ):
        return False
    said = {word for member in members for word in member.facts.words}
    return len(words) >= 2 and any(said <= end and (len(members) < 3 or max(end) in said) for end in _NUMBER_SCALES)


def _ends(columns: Sequence[Facts], at: int, members: list[Member]) -> tuple[list[Member], list[Member]]:
    """The members with options nobody chose behind them, and the column of "Other" texts that ends the group."""
    grown = list(members)
    for facts in columns[at + len(members) :]:
        member = Member(facts, facts.heading.text)
        if _is_other_text(member):
            return grown, [member]
        if facts.filled or not facts.heading.text or _is_question(facts) or len(member.item) > _LONG_OPTION:
            break
        if is_other(member.item):
            return [*grown, member], []
        grown.append(member)
    return members, []


def _joint_text(members: Sequence[Member]) -> str:
    """A wording for a group whose own the file does not give: its first items."""
    items = [m.item for m in members]
    if len(items) <= 3:
        return ", ".join(items)
    return _("{items} and {n} more").format(items=", ".join(items[:2]), n=len(items) - 2)


_LONG_STATEMENT = 160
_LONG_OPTION = 60
_WORDS_ON_SCALE = 11
_FEWEST_NUMBER_SCALES = 5
_WORDS_IN_STATEMENT = 3
_NUMBER_SCALES = (frozenset("12345"), frozenset("1234567"))
