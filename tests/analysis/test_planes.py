"""Counting by planes of bits gives what counting one by one gives, whatever the answers and the filter."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis import planes, stacks
from moin_desktop.analysis.answers import Answers, Chosen, Rated, State, Ticked, Written, chose
from moin_desktop.analysis.columns import Column, Mask
from moin_desktop.analysis.numbers import Numbers
from moin_desktop.analysis.questions import BaseRule, Item, Layout, Net, Option, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import table


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Survey, Mask]:
    """A survey of one to four questions of any kind that has options, or of texts, with a filter."""
    rows = draw(st.integers(0, 200))
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    questions: list[Question] = []
    columns: list[Column] = []
    for at in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("single", "many", "grid", "text", "long")))
        rule = draw(st.sampled_from(BaseRule))
        size = {"long": 90, "text": 0}.get(kind, draw(st.integers(1, 9)))
        options = tuple(Option(f"o{at}_{n}", f"answer {n}", (f"answer {n}",)) for n in range(size))
        words = tuple(option.label for option in options)
        nets = (Net(f"n{at}", "some", (options[0].id, options[-1].id)),) if size > 1 and kind != "grid" else ()
        first = len(columns)
        base = Question(f"q{at}", f"Q{at}", f"Question {at}", QuestionType.SINGLE, (first,), base_rule=rule)
        if kind == "many":
            told = [";".join(words[n] for n in np.flatnonzero(chance.random(size) < 0.3)) for _row in range(rows)]
            known = tuple(dict.fromkeys(one for one in told if one))
            codes = np.array([known.index(one) if one else -1 for one in told], dtype=np.int32)
            columns.append(Column(first, "", known, codes))
            questions.append(
                replace(
                    base, type=QuestionType.MULTIPLE, layout=Layout.JOINED, separator=";", options=options, nets=nets
                )
            )
        elif kind == "grid":
            items = tuple(Item(f"item {n}", first + n) for n in range(draw(st.integers(1, 3))))
            columns += [
                Column(first + n, "", words, chance.integers(-1, size, rows).astype(np.int32))
                for n in range(len(items))
            ]
            questions.append(
                replace(
                    base,
                    type=QuestionType.GRID,
                    columns=tuple(range(first, first + len(items))),
                    options=options,
                    items=items,
                )
            )
        elif kind == "text":
            columns.append(Column(first, "", ("yes", "no", "so"), chance.integers(-1, 3, rows).astype(np.int32)))
            questions.append(replace(base, type=QuestionType.TEXT))
        else:
            known = (*words, "n/a", "what")
            columns.append(Column(first, "", known, chance.integers(-1, size + 2, rows).astype(np.int32)))
            questions.append(replace(base, options=options, nets=nets, missing=("n/a",)))
    survey = Survey(
        id="s1",
        name="Any",
        source_name="any.csv",
        rows=rows,
        questions=tuple(questions),
        column=columns.__getitem__,
        excluded=chance.random(rows) < 0.1,
    )
    return survey, survey.everyone & (chance.random(rows) < draw(st.sampled_from((0.0, 0.02, 0.5, 1.0))))


def _plainly(question: Question, answers: Answers, mask: Mask) -> tuple[list[int], list[int], int]:
    """Counts of options, of groups and of at least one, respondent by respondent."""
    rows = [row for row in range(len(mask)) if mask[row]]
    given: list[set[int]] = []
    if isinstance(answers, Ticked):
        given = [{n for n in range(len(question.options)) if answers.flags[row, n]} for row in rows]
    elif isinstance(answers, Chosen):
        given = [{int(answers.codes[row])} - {-1} for row in rows]
    places = {option.id: n for n, option in enumerate(question.options)}
    options = [sum(n in one for one in given) for n in range(len(question.options))] if given else []
    if isinstance(answers, Rated):
        options = [
            sum(int(answers.codes[row, item]) == n for row in rows)
            for item in range(len(question.items))
            for n in range(len(question.options))
        ]
    nets = [sum(any(places[id] in one for id in net.options) for one in given) for net in question.nets]
    return options, nets, sum(bool(one) for one in given)


@given(surveys())
def test_planes_count_what_counting_one_by_one_counts(made: tuple[Survey, Mask]) -> None:
    survey, mask = made
    for question in survey.questions:
        answers = survey.answers(question.id)
        counted = stacks.count(question, answers, mask)
        options, nets, any = _plainly(question, answers, mask)
        assert counted.everyone == mask.sum()
        assert counted.answered == ((answers.state == State.ANSWERED) & mask).sum()
        assert counted.blank == ((answers.state == State.BLANK) & mask).sum()
        assert list(counted.nets) == nets or not mask.any()
        if options:
            assert list(counted.options) == options
        else:
            assert not sum(counted.options)
        if isinstance(answers, Ticked):
            assert counted.any == any
        if not isinstance(answers, Written):
            missing = ((answers.state == State.MISSING) & mask).sum()
            assert sum(counted.markers) == missing


@given(surveys())
def test_all_questions_in_one_pass_have_the_numbers_of_each_alone(made: tuple[Survey, Mask]) -> None:
    survey, mask = made
    alone = [table(question, survey.answers(question.id), mask) for question in survey.questions]
    numbers = Numbers(survey, mask)
    assert [numbers.table(question.id) for question in survey.questions] == alone
    assert numbers.bases.tolist() == [one.base for one in alone]
    told: list[tuple[int, float | None]] = []
    for question, one in zip(survey.questions, alone, strict=True):
        if one.items:
            told += [(row.count, row.percent) for item in one.items for row in item.rows]
        elif len(question.options) <= 64:
            rows = {row.option: row for row in one.rows}
            told += [(rows[option.id].count, rows[option.id].percent) for option in question.options]
    assert numbers.counts.tolist() == [count for count, _percent in told]
    percents = [None if np.isnan(percent) else percent for percent in numbers.percents.tolist()]
    assert percents == [percent for _count, percent in told]


@given(surveys(), st.integers(0, 2**32))
def test_who_chose_is_the_same_from_planes_and_from_codes(made: tuple[Survey, Mask], seed: int) -> None:
    survey, _mask = made
    chance = np.random.default_rng(seed)
    for question in survey.questions:
        answers = survey.answers(question.id)
        wanted = np.flatnonzero(chance.random(len(question.options)) < 0.4).tolist()
        ids = tuple(question.options[at].id for at in wanted)
        if isinstance(answers, Chosen):
            assert chose(question, answers, ids).tolist() == [code in wanted for code in answers.codes.tolist()]
        elif isinstance(answers, Ticked):
            assert chose(question, answers, ids).tolist() == answers.flags[:, wanted].any(axis=1).tolist()


@given(st.lists(st.booleans(), max_size=300))
def test_a_mask_comes_back_from_its_plane(bits: list[bool]) -> None:
    mask = np.array(bits, dtype=np.bool_)
    plane = planes.pack(mask)
    assert plane.shape == (planes.words(len(bits)),)
    assert planes.unpack(plane, len(bits)).tolist() == bits
    assert planes.size(plane) == sum(bits)


def test_a_plane_is_remembered_only_of_a_mask_that_cannot_change() -> None:
    mask = np.zeros(100, dtype=np.bool_)
    assert planes.size(planes.of_mask(mask)) == 0
    mask[3] = True
    assert planes.size(planes.of_mask(mask)) == 1
    mask.flags.writeable = False
    assert planes.of_mask(mask) is planes.of_mask(mask)
