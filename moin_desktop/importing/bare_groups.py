"""Groups of neighbouring columns whose headings hold nothing but the option or statement, found by their answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from moin_desktop.analysis.questions import Question, Role
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing import shapes
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.guess import Context
from moin_desktop.importing.numbers import asks_amount
from moin_desktop.importing.options import learn
from moin_desktop.importing.scale_words.attitudes import AGREEMENT, IMPORTANCE
from moin_desktop.importing.scale_words.measures import FREQUENCY
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.shapes import Cells, Member, cells_of
from moin_desktop.importing.vocabulary import FLAG_NO, FLAG_YES, asks_to_specify, is_other, role_of
from moin_desktop.importing.wording import is_identifier, plain

_LONG_STATEMENT = 160
_LONG_OPTION = 60
_WORDS_ON_SCALE = 11
_FEWEST_NUMBER_SCALES = 5
_WORDS_IN_STATEMENT = 3
_NUMBER_SCALES = (frozenset("12345"), frozenset("1234567"))
_LONGEST_NUMBER_SCALE = max(map(len, _NUMBER_SCALES))


def bare_group(columns: Sequence[Facts], at: int, context: Context) -> tuple[Question | None, int]:
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
        return _grid(run, cells), len(run)
    run = _grow(columns, at, _numbers_to_one_end)
    if len(run) >= _FEWEST_NUMBER_SCALES:
        cells = cells_of(run, context, not_available=True)
        if shapes.is_grid(run, cells):
            return _grid(run, cells), len(run)
    return None, 1


def _grid(members: Sequence[Member], cells: Cells) -> Question:
    """A grid whose own wording the file does not give, named after its scale."""
    question = shapes.grid_question(_joint_text(members), members, (), cells)
    return replace(question, name=_name_of_grid([option.label for option in question.options], len(members)))


def _name_of_grid(labels: Sequence[str], n: int) -> str:
    """What a grid of so many items is called, by the kind of its scale."""
    said = [plain(label) for label in labels if role_of(label) is Role.PLAIN]
    names = (
        (AGREEMENT, ngettext("Agreement with {n} statement", "Agreement with {n} statements", n)),
        (FREQUENCY, ngettext("Frequency of {n} item", "Frequency of {n} items", n)),
        (IMPORTANCE, ngettext("Importance of {n} item", "Importance of {n} items", n)),
    )
    for levels, name in names:
        known = {plain(entry) for line in levels for entry in line.split("|")}
        if said and sum(label in known for label in said) >= max(2, 0.6 * len(said)):
            return name.format(n=n)
    return ngettext("{n} rated item", "{n} rated items", n).format(n=n)


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
    if learn(cells.words, cells.counts) is not None:
        return False
    return short and len(cells.words) >= 3 and len(shared) >= 2 and not said & (FLAG_YES | FLAG_NO)


def _numbers_to_one_end(members: Sequence[Member]) -> bool:
    """Whether columns headed by statements all hold steps from 1 to one same end (5 or 7)."""
    newest = members[-1].facts
    if (
        not 2 <= len(newest.words) <= _LONGEST_NUMBER_SCALE
        or _is_question(newest)
        or len(newest.heading.text.split()) < _WORDS_IN_STATEMENT
        or asks_amount(newest.heading.text)
    ):
        return False
    said = {word for member in members for word in member.facts.words}
    return any(said <= end and (len(members) < 3 or max(end) in said) for end in _NUMBER_SCALES)


def _ends(columns: Sequence[Facts], at: int, members: list[Member]) -> tuple[list[Member], list[Member]]:
    """The members with options nobody chose behind them, and the column of "Other" texts that ends the group."""
    grown = list(members)
    for facts in columns[at + len(members) :]:
        member = Member(facts, facts.heading.text)
        if is_other_text(member):
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


def is_other_heading(member: Member) -> bool:
    return is_other(member.item) or asks_to_specify(member.item)


def is_other_text(member: Member) -> bool:
    """Whether a column holds what was written at "Other", not ticks or a scale."""
    if not is_other_heading(member):
        return False
    said = {plain(word) for word in member.facts.words}
    return bool(said) and not said <= FLAG_YES | FLAG_NO and not all(is_other(word) for word in member.facts.words)
