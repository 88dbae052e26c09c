"""What several columns under one stem are: one option each, one item each, or ranks; and the question they make."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.questions import Item, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.values import parse_numbers
from moin_desktop.i18n import _
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.markers import codes_apart
from moin_desktop.importing.proposals import Context, always_missing, number_options, plain_options, scale_reason
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.vocabulary import (
    FLAG_NO,
    FLAG_YES,
    NOT_AVAILABLE,
    NOT_CHOSEN,
    NUMBER_CODES,
    is_other,
    role_of,
)
from moin_desktop.importing.wording import plain, plain_set

_LABEL_SHARE = 0.9
_ITEM_WORDS = 15
_STRAY_BESIDE_NUMBERS = 0.01
_STRAY_CELLS = 3
_STRAY_SHARE = 0.001
_NUMBERS_ON_SCALE = 11
_MOST_THINGS = 40
_RANK_WORDS = plain_set(
    "rank|ranking|rang|rango|platz|place|position|posición|posição|puesto|priority|priorität|choice|wahl|choix|"
    "classifica|rangorde|ränge|排名|rank no|rangplatz|top"
) | {""}


@dataclass(frozen=True, slots=True)
class Member:
    """A column of a group and the item or option that it is about."""

    facts: Facts
    item: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of several columns together: different words with counts, missing words left out."""

    words: tuple[str, ...]
    counts: tuple[int, ...]
    missing: tuple[str, ...]


def cells_of(members: Sequence[Member], context: Context, *, not_available: bool) -> Cells:
    """All words of the members; ``not_available`` leaves "N/A" out as well."""
    tally: Counter[str] = Counter()
    missing: dict[str, None] = {}
    for member in members:
        missing.update(dict.fromkeys(always_missing(member.facts, context)))
        for word, n in member.facts.items():
            tally[word] += n
    if not_available:
        missing.update(dict.fromkeys(word for word in tally if word in NOT_AVAILABLE))
    codes = tally.keys() & NUMBER_CODES
    if codes and all(word.isdecimal() for word in tally if word not in codes and word not in missing):
        missing.update(dict.fromkeys(sorted(codes)))
    missing.update(dict.fromkeys(sorted(codes_apart([word for word in tally if word not in missing]))))
    kept = [(word, n) for word, n in tally.items() if word not in missing]
    return Cells(tuple(w for w, _n in kept), tuple(n for _w, n in kept), tuple(missing))


def without_strays(cells: Cells) -> Cells:
    """The cells without words too rare to be steps of a scale: any word among numbers, the odd one beside many."""
    total = sum(cells.counts)
    numbers = ~np.isnan(parse_numbers(cells.words))
    beside = 1 - sum(n for n, is_number in zip(cells.counts, numbers.tolist(), strict=True) if is_number) / max(
        1, total
    )
    if 0 < beside < _STRAY_BESIDE_NUMBERS and numbers.sum() >= 2:
        keep = numbers.tolist()
    else:
        keep = [n > _STRAY_CELLS or n >= _STRAY_SHARE * total for n in cells.counts]
        if sum(keep) < 2 or all(keep) or find_scale(cells.words, cells.counts) is not None:
            return cells
    kept = [(word, n) for word, n, kept in zip(cells.words, cells.counts, keep, strict=True) if kept]
    return Cells(tuple(word for word, _n in kept), tuple(n for _word, n in kept), cells.missing)


def is_flags(members: Sequence[Member], cells: Cells) -> bool:
    """Whether every cell says yes or no to its column's option, or "not selected" beside the option's name."""
    if not cells.words or len(cells.words) > 2 * len(members) + 4:
        return False
    said = {plain(word) for word in cells.words}
    if said <= FLAG_YES | FLAG_NO:
        return len(said) <= 4
    if not said & FLAG_NO:
        return False
    if _zero_or_option(members, cells):
        return True
    if said & NOT_CHOSEN and all(sum(plain(word) not in FLAG_NO for word in m.facts.words) <= 1 for m in members):
        return True
    return all(
        all(
            plain(word) in FLAG_NO or plain(word) == plain(m.item)
            for word in m.facts.words
            if word not in cells.missing
        )
        for m in members
    )


def _zero_or_option(members: Sequence[Member], cells: Cells) -> bool:
    """Whether each column holds 0 and at most one wording of its own, as R and pandas write options not chosen."""
    own = [{word for word in m.facts.words if word not in cells.missing and plain(word) != "0"} for m in members]
    named = [next(iter(words)) for words in own if words]
    return (
        len(named) >= 2
        and max(map(len, own)) == 1
        and len(set(named)) == len(named)
        and not any(_is_number(word) for word in named)
        and sum("0" in m.facts.words for m in members) >= len(members) - 1
    )


def _is_number(word: str) -> bool:
    return not _worded(word)


def is_labels(members: Sequence[Member], cells: Cells) -> bool:
    """Whether the cells of each column repeat its option, or hold one constant text of their own each."""
    filled = [m for m in members if m.facts.filled]
    if len(filled) < 2:
        return False
    fits = [_says_item(m) >= _LABEL_SHARE for m in filled]
    if all(fits):
        return True
    if sum(fits) >= 0.6 * len(fits) and len(fits) - sum(fits) <= 2 and sum(fits) >= 3:
        return all(ok or is_other(m.item) or _says_item(m) > 0.4 for ok, m in zip(fits, filled, strict=True))
    constant = [set(m.facts.words) - set(cells.missing) for m in filled]
    firsts = {next(iter(words), "") for words in constant}
    if any(len(words) > 1 for words in constant) or len(firsts) < len(filled):
        return False
    return not any(plain(word) in FLAG_YES | FLAG_NO for word in firsts)


def _says_item(member: Member) -> float:
    """The share of filled cells that repeat the member's item."""
    item, heading = plain(member.item), plain(member.facts.heading.text)
    same = sum(
        n
        for word, n in member.facts.items()
        if plain(word) == item or (len(word) > 2 and heading.endswith(plain(word)) and plain(word) != "")
    )
    return same / max(1, member.facts.filled)


def is_ranking(members: Sequence[Member], cells: Cells) -> bool:
    """Whether the cells are places from 1 to at most as many as there are items, and nobody gave one place twice."""
    values = parse_numbers(cells.words)
    if len(members) < 3 or not cells.words or np.isnan(values).any():
        return False
    places = sorted(set(values.tolist()))
    if places != list(range(1, len(places) + 1)) or not 2 <= len(places) <= len(members):
        return False
    ranks = np.full((len(members), members[0].facts.rows), -1, dtype=np.int64)
    for at, member in enumerate(members):
        of_word = [-1 if w in cells.missing else int(parse_numbers([w])[0]) for w in member.facts.words]
        ranks[at] = np.array([*of_word, -1], dtype=np.int64)[member.facts.places()]
    ordered = np.sort(ranks, axis=0)
    twice = ((ordered[1:] == ordered[:-1]) & (ordered[1:] >= 0)).any(axis=0)
    several = (ranks >= 0).sum(axis=0) >= 2
    enough = int(several.sum()) >= (3 if len(places) == len(members) else 10)
    return enough and int(twice.sum()) <= 0.005 * int(several.sum())


def is_ranking_of_things(members: Sequence[Member], cells: Cells) -> bool:
    """Whether each column is a rank ("Rank 1", "Rank 2") that holds the thing given it, and nobody named one twice."""
    ranks = [re.fullmatch(r"(\D*?) ?(\d{1,2})", plain(m.item)) for m in members]
    if len(members) < 2 or not all(ranks) or not any(_worded(word) for word in cells.words):
        return False
    if [int(match[2]) for match in ranks if match] != list(range(1, len(members) + 1)):
        return False
    ahead = {match[1] for match in ranks if match}
    if len(ahead) > 1 or not (ahead <= _RANK_WORDS) or not len(members) <= len(cells.words) <= _MOST_THINGS:
        return False
    if sum(cells.counts) < 2 * len(members) or len(cells.words) > 0.5 * sum(cells.counts):
        return False
    of_word = {word: at for at, word in enumerate(cells.words)}
    held = np.array([np.array([*(of_word.get(w, -1) for w in m.facts.words), -1])[m.facts.places()] for m in members])
    ordered = np.sort(held, axis=0)
    twice = ((ordered[1:] == ordered[:-1]) & (ordered[1:] >= 0)).any(axis=0)
    several = (held >= 0).sum(axis=0) >= 2
    return bool(int(several.sum()) >= 3 and int(twice.sum()) <= 0.005 * int(several.sum()))


def _worded(word: str) -> bool:
    return bool(np.isnan(parse_numbers([word])[0]))


def ranking_of_things(text: str, members: Sequence[Member], cells: Cells) -> Question:
    """Things to rank, a column per rank that holds the thing."""
    places = plain_options([str(place) for place in range(1, len(members) + 1)])
    reason = _("Each column is a rank that holds what was given it, so it is a ranking.")
    return Question(
        id="",
        name="",
        text=text,
        type=QuestionType.RANKING,
        columns=tuple(m.facts.index for m in members),
        layout=Layout.ITEMS,
        options=places,
        items=tuple(Item(word) for word in cells.words),
        missing=cells.missing,
        reason=reason,
    )


def is_grid(members: Sequence[Member], cells: Cells) -> bool:
    """Whether all columns are answered on the same few words."""
    filled = [m for m in members if m.facts.filled]
    if len(filled) < 2 or not 2 <= len(cells.words) <= _ITEM_WORDS or len(cells.words) > 0.5 * sum(cells.counts):
        return False
    values = parse_numbers(cells.words)
    if not np.isnan(values).any():
        whole = np.equal(np.mod(values, 1), 0).all()
        return bool(whole and values.max() <= 10 and values.min() >= 0 and len(cells.words) <= _NUMBERS_ON_SCALE)
    if _numbers_with_worded_ends(cells):
        return True
    missing = set(cells.missing)
    used = Counter(word for m in filled for word in m.facts.words if word not in missing)
    for member in filled:
        own = [word for word in member.facts.words if word not in missing]
        if own and sum(used[word] >= 2 for word in own) < 0.4 * len(own):
            return False
    shared = sum(n >= 2 for n in used.values())
    if shared == 1 and len(filled) == 2:
        return find_scale(cells.words, cells.counts) is not None
    return shared >= 2 and shared >= 0.4 * len(used)


def _numbers_with_worded_ends(cells: Cells) -> bool:
    """Whether the answers are bare steps between ends that carry words as well ("1", "2" … "Very sensitive 10")."""
    bare = sum(word.isdecimal() for word in cells.words)
    scale = find_scale(cells.words, cells.counts) if bare >= 2 and len(cells.words) - bare <= 3 else None
    return scale is not None and scale.kind == "labels" and len(cells.words) <= _NUMBERS_ON_SCALE


def flags_question(text: str, members: Sequence[Member], others: Sequence[Member], cells: Cells) -> Question:
    """A choose-all question with one yes/no column per option."""
    no_words = tuple(word for word in cells.words if plain(word) in FLAG_NO)
    counted = [m for m in others if not any(is_other(other.item) for other in members)]
    reason = _("One column for each option, saying yes or no, so it is choose all.")
    return _spread(text, Layout.FLAGS, members, counted, others, cells, reason, no_words)


def unanswered_question(text: str, members: Sequence[Member], others: Sequence[Member], cells: Cells) -> Question:
    """Columns under one stem that nobody answered: taken for a choose-all question."""
    counted = [m for m in others if not any(is_other(other.item) for other in members)]
    reason = _("Nobody answered; the headings name one option each.")
    return _spread(text, Layout.FLAGS, members, counted, others, cells, reason, ())


def labels_question(text: str, members: Sequence[Member], others: Sequence[Member], cells: Cells) -> Question:
    """A choose-all question with one column per option whose cells repeat the option."""
    counted = [m for m in others if not any(is_other(other.item) for other in members)]
    reason = _("One column for each option, and its cells repeat the option, so it is choose all.")
    stray = tuple(dict.fromkeys(word for member in members for word in _strays(member, members, cells)))
    return _spread(text, Layout.LABELS, members, counted, others, cells, reason, stray)


def _strays(member: Member, members: Sequence[Member], cells: Cells) -> Iterator[str]:
    """Words of a column that (nearly) always repeats its option, which are neither this nor another column's."""
    own = [word for word in member.facts.words if word not in cells.missing]
    if len(own) < 2 or is_other(member.item) or not _LABEL_SHARE <= _says_item(member) < 1:
        return
    names = {plain(other.item) for other in members}
    heading = plain(member.facts.heading.text)
    yield from (word for word in own if plain(word) not in names and not heading.endswith(plain(word)))


def _spread(
    text: str,
    layout: Layout,
    members: Sequence[Member],
    counted: Sequence[Member],
    others: Sequence[Member],
    cells: Cells,
    reason: str,
    no_words: tuple[str, ...],
) -> Question:
    options = []
    for member in (*members, *counted):
        label = _option_label(member, layout, cells.missing)
        role = Role.OTHER if member in counted else role_of(label)
        options.append(Option("", label, (label,), role, member.facts.index))
    if layout is Layout.LABELS:
        options = _own_words(options, (*members, *counted))
    return Question(
        id="",
        name="",
        text=text,
        type=QuestionType.MULTIPLE,
        columns=tuple(sorted(m.facts.index for m in (*members, *counted))),
        layout=layout,
        options=tuple(sorted(options, key=lambda option: option.column or 0)),
        other_columns=tuple(m.facts.index for m in others),
        missing=cells.missing,
        no_words=no_words,
        reason=reason,
    )


def _own_words(options: Sequence[Option], members: Sequence[Member]) -> list[Option]:
    """The options; what people wrote at "Other" stays there though it is also the name of another option."""
    names = {option.label for option in options}
    made = []
    for option, member in zip(options, members, strict=True):
        written = [word for word in member.facts.words if word in names and word != option.label]
        keeps = option.role is Role.OTHER and len(member.facts.words) > 2
        made.append(replace(option, words=(*option.words, *written)) if keeps else option)
    return made


def _option_label(member: Member, layout: Layout, missing: Collection[str]) -> str:
    """The option's wording: as the cells repeat it, else the item of the heading."""
    said = [
        (n, word)
        for word, n in member.facts.items()
        if word not in missing
        if layout is Layout.LABELS or plain(word) not in FLAG_NO | FLAG_YES
    ]
    if said and not is_other(member.item):
        most = max(said, key=lambda pair: pair[0])[1]
        item = plain(member.item)
        if (
            item.isdecimal()
            or not item
            or plain(most) == item
            or plain(member.facts.heading.text).endswith(plain(most))
        ):
            return most
    return member.item or member.facts.heading.text


def grid_question(text: str, members: Sequence[Member], others: Sequence[Member], cells: Cells) -> Question:
    """Several items on one scale, a column each."""
    if not np.isnan(parse_numbers(cells.words)).any():
        options = number_options(cells.words)
        why = _("The answers are steps from {low} to {high}.").format(low=options[0].label, high=options[-1].label)
    else:
        scale = find_scale(cells.words, cells.counts)
        order = scale.order if scale else range(len(cells.words))
        options = plain_options([cells.words[i] for i in order])
        why = scale_reason(scale, False) if scale else ""
    reason = _("{n} columns share one set of answers, so they are the rows of one grid.").format(n=len(members))
    return Question(
        id="",
        name="",
        text=text,
        type=QuestionType.GRID,
        columns=tuple(m.facts.index for m in members),
        layout=Layout.ITEMS,
        options=options,
        items=tuple(Item(m.item or m.facts.heading.text, m.facts.index) for m in members),
        other_columns=tuple(m.facts.index for m in others),
        missing=cells.missing,
        reason=f"{reason} {why}".strip(),
    )


def ranking_question(text: str, members: Sequence[Member], others: Sequence[Member], cells: Cells) -> Question:
    """Things to rank, a column each, holding their places."""
    question = grid_question(text, members, others, cells)
    reason = _("Nobody gave one place twice, so it is a ranking.")
    return replace(question, type=QuestionType.RANKING, reason=reason)
