"""Pairs of questions with the same answers, such as tools used and tools wanted, found by their labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.analysis.spellings import folded
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import within_a_sentence
from moin_desktop.i18n import _

LEAST_SHARED = 3
MOSTLY = 0.6
"""The part of the plain answers of both questions that they must share."""
FAMILY = 3
"""More questions than this with one list of answers are items on a scale, no pairs."""
_partners: "WeakKeyDictionary[Survey, dict[str, tuple[Question, ...]]]" = WeakKeyDictionary()
_PAIRED = frozenset({QuestionType.MULTIPLE, QuestionType.SINGLE})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions with the same answers, as they stand in the survey."""

    first: str
    second: str
    name: str
    """"Tools: used and wanted"."""
    ends: tuple[str, str]
    """What each question is called beside the other: "Used", "Wanted"."""


def find(survey: Survey) -> tuple[Pair, ...]:
    """The pairs of a survey, looked for once; of three questions with the same answers each neighbour is one."""
    if survey not in _pairs:
        asked = [question for question in survey.charted if question.type in _PAIRED]
        families = [family for family in _families(asked) if 2 <= len(family) <= FAMILY]
        _pairs[survey] = tuple(pair(one, other) for family in families for one, other in pairwise(family))
    return _pairs[survey]


_pairs: "WeakKeyDictionary[Survey, tuple[Pair, ...]]" = WeakKeyDictionary()


def partners(survey: Survey, question: Question) -> tuple[Question, ...]:
    """The other questions that have the same answers as this one; looked for once."""
    kept = _partners.setdefault(survey, {})
    if question.id not in kept:
        kept[question.id] = tuple(o for o in survey.charted if o.id != question.id and fits(question, o))
    return kept[question.id]


def fits(one: Question, other: Question) -> bool:
    """Whether two questions share at least ``LEAST_SHARED`` answers, and most of those of both."""
    if one.type is not other.type or one.type not in _PAIRED:
        return False
    return _alike(one, other, frozenset(_plain(one)), frozenset(_plain(other)))


def _alike(one: Question, other: Question, labels: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(labels & others)
    return one.type is other.type and shared >= LEAST_SHARED and shared >= MOSTLY * max(len(labels), len(others))


def shared(one: Question, other: Question) -> dict[str, str]:
    """The option of ``other`` for each option of ``one`` that it has too, "Other" and "None" included; by id."""
    there = _labels(other)
    return {option.id: there[label] for option in one.options if (label := folded(option.label)) in there}


def pair(one: Question, other: Question) -> Pair:
    """Two questions as a pair, named by what their names share and by what tells them apart."""
    common, ends = _apart(one.name, other.name)
    told = tuple(within_a_sentence(end) for end in ends)
    both = _("{first} and {second}").format(first=ends[0] if not common else told[0], second=told[1])
    name = _("{subject}: {both}").format(subject=common, both=both) if common else both
    return Pair(one.id, other.id, name, ends)


def _families(asked: list[Question]) -> list[list[Question]]:
    labels = [frozenset(_plain(question)) for question in asked]
    found: list[list[int]] = []
    for at, question in enumerate(asked):
        there = (one for one in found if _alike(asked[one[-1]], question, labels[one[-1]], labels[at]))
        family = next(there, None)
        if family is None:
            found.append([at])
        else:
            family.append(at)
    return [[asked[at] for at in family] for family in found]


def _plain(question: Question) -> Mapping[str, str]:
    return {folded(option.label): option.id for option in question.options if option.role is Role.PLAIN}


def _labels(question: Question) -> Mapping[str, str]:
    return {folded(option.label): option.id for option in question.options}


def _apart(one: str, other: str) -> tuple[str, tuple[str, str]]:
    """The words that two names begin or end with alike, and what is left of each: "Tools", ("Used", "Wanted")."""
    first, second = one.split(), other.split()
    size = min(len(first), len(second)) - 1
    start = next((n for n in range(size, 0, -1) if _same(first[:n], second[:n])), 0)
    if start:
        return " ".join(first[:start]).rstrip(":,;–-"), _capitals(first[start:], second[start:])
    end = next((n for n in range(size, 0, -1) if _same(first[-n:], second[-n:])), 0)
    if end:
        common = " ".join(first[-end:])
        return common[:1].upper() + common[1:], _capitals(first[:-end], second[:-end])
    return "", (one, other)


def _same(some: list[str], others: list[str]) -> bool:
    return [word.casefold() for word in some] == [word.casefold() for word in others]


def _capitals(first: list[str], second: list[str]) -> tuple[str, str]:
    texts = [" ".join(words).strip("()") for words in (first, second)]
    one, other = (text[:1].upper() + text[1:] for text in texts)
    return one, other
