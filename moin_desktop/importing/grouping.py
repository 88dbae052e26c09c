"""Columns that belong to one question: choose-all options, grid rows and ranks, found by headings and by answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.i18n import _
from moin_desktop.importing import shapes
from moin_desktop.importing.bare_groups import bare_group, is_other_heading, is_other_text
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.guess import Context, guess
from moin_desktop.importing.other_texts import with_other_texts
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.shapes import Cells, Member, cells_of
from moin_desktop.importing.stems import Part, parts_of
from moin_desktop.importing.strewn import strewn_question
from moin_desktop.importing.vocabulary import FLAG_NO, FLAG_YES, is_no, is_other, is_yes, role_of
from moin_desktop.importing.wording import plain

_FEWEST_OF_WORDING = 5


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
    if part.pattern == "coded" and part.stem == part.key:
        return _one_wording(part, members)
    return _Run(part, tuple(members))


def _one_wording(part: Part, members: Sequence[Member]) -> _Run:
    """The run cut where another wording begins, named after its own: the items under a bare code hold both whole."""
    words = [member.item.split() for member in members]
    same = _shared(words)
    own = _shared(words[:2])
    size = next((at for at in range(2, len(words)) if _shared(words[: at + 1]) < own), len(words))
    other = _shared(words[size : size + 2]) if len(words) - size >= 2 else 0
    if min(own, other) >= _FEWEST_OF_WORDING and min(own, other) > same + 1:
        return _Run(replace(part, stem=" ".join(words[0][:own]).lstrip("[")), tuple(members[:size]))
    stem = " ".join(words[0][:same]).lstrip("[") if same >= _FEWEST_OF_WORDING else part.stem
    return _Run(replace(part, stem=stem), tuple(members))


def _shared(texts: Sequence[Sequence[str]]) -> int:
    """How many words all texts begin with."""
    return next(
        (at for at, at_place in enumerate(zip(*texts, strict=False)) if len(set(at_place)) > 1), min(map(len, texts))
    )


def _of_run(run: _Run, context: Context) -> Question | None:
    """The question that a run of columns makes; None where they are questions of their own."""
    if len(run.members) < 2:
        return None
    ticked = [m.facts.index for m in run.members if is_other(m.item)]
    others = [
        m
        for m in run.members
        if is_other_text(m)
        or (not m.facts.filled and is_other_heading(m) and m.facts.index > min(ticked, default=m.facts.index))
    ]
    members = [m for m in run.members if m not in others]
    if len(members) < 2 or not any(m.facts.filled for m in run.members):
        return None
    found = _ticked(run, members, others, context) or _rated(run, members, others, context)
    if found is not None or others or not run.part.strong:
        return found
    kept = _without_written_end(members)
    return _of_run(replace(run, members=tuple(kept)), context) if len(kept) < len(members) else None


def _without_written_end(members: Sequence[Member]) -> list[Member]:
    """The members up to the last that shares an answer with another; what follows was written, not chosen."""
    held = Counter(word for m in members for word in m.facts.words)
    kept = list(members)
    while len(kept) > 1 and not any(held[word] > 1 for word in kept[-1].facts.words):
        kept.pop()
    return kept


def _ticked(run: _Run, members: Sequence[Member], others: Sequence[Member], context: Context) -> Question | None:
    """The choose-all question of a run."""
    text = run.part.stem
    flags = cells_of(members, context, not_available=True)
    if shapes.is_labels(members, flags):
        return shapes.labels_question(text, members, others, flags)
    if shapes.is_flags(members, flags) and _flags_allowed(run.part, members, flags):
        return shapes.flags_question(text, members, others, flags)
    if run.part.strong and not flags.words and run.part.pattern != "rows":
        return shapes.unanswered_question(text, members, others, flags)
    return strewn_question(text, run.members, flags) if run.part.strong else None


def _rated(run: _Run, members: list[Member], others: Sequence[Member], context: Context) -> Question | None:
    """The grid or ranking of a run."""
    text = run.part.stem
    flags = cells_of(members, context, not_available=True)
    if others and run.part.pattern != "rows" and not run.part.strong:
        return None
    if not run.part.strong:
        members = _without_blank_end(members)
    cells = shapes.without_strays(cells_of(members, context, not_available=context.platform.name != "surveymonkey"))
    if shapes.is_ranking(members, flags):
        return shapes.ranking_question(text, members, others, flags)
    ranks_named = all(not m.item[:1].isdecimal() for m in members)
    if (run.part.strong or ranks_named) and not others and shapes.is_ranking_of_things(members, flags):
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
        return len(members) >= 3 and (
            cells.words[0].isdecimal() or _flags_or_unsure(cells) or find_scale(cells.words, cells.counts) is not None
        )
    if part.pattern == "same number":
        return len(members) >= 2 and part.stem != part.key
    return True


def _flags_or_unsure(cells: Cells) -> bool:
    """Whether the answers are yes, no and a wording of "don't know"."""
    unsure = [word for word in cells.words if role_of(word) is Role.DONT_KNOW]
    return bool(unsure) and all(is_yes(word) or is_no(word) for word in cells.words if word not in unsure)


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
        question, size = bare_group(columns, at, context)
        if question is None and columns[at].filled:
            question = guess(columns[at], context, options.get(columns[at].heading.text, frozenset()))
        if question is not None:
            found.append(question)
        at += size
    return found
