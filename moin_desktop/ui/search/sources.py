"""Everything that can be found: what it is called, and how to get there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from moin_desktop.analysis import filter_words
from moin_desktop.analysis.answers import State, Written
from moin_desktop.analysis.figures import filter_fits
from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.questions import CHARTED_TYPES, GROUPING_TYPES, QuestionType
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, lookup, statements
from moin_desktop.models.filters import NamedFilter
from moin_desktop.models.findings import Finding
from moin_desktop.ui.explore import filter_menu
from moin_desktop.ui.explore.question_list import type_icon, type_text
from moin_desktop.ui.findings import acts
from moin_desktop.ui.search.matching import Kind, Thing
from moin_desktop.ui.workspace import Workspace

LONGEST = 160
"""Letters of a note or an answer that are shown."""
MOST_TEXTS = 60


def kind_text(kind: Kind) -> str:
    """What a kind of things is called above them."""
    return {
        Kind.QUESTION: _("Questions"),
        Kind.ANSWER: _("Answers"),
        Kind.FINDING: _("Findings"),
        Kind.NOTE: _("Notes"),
        Kind.FILTER: _("Kept filters"),
        Kind.ACTION: _("Actions"),
        Kind.TEXT: _("Written answers"),
        Kind.MORE: "",
    }[kind]


def everything(workspace: Workspace, actions: Iterable[QAction]) -> Iterator[Thing]:
    """All that can be found in the window now."""
    if workspace.is_open and workspace.has_survey:
        yield from _questions(workspace)
        yield from _answers(workspace)
        yield from _findings(workspace)
        yield from _notes(workspace)
        yield from _filters(workspace)
        yield from _places(workspace)
    yield from _actions(actions)


def _questions(workspace: Workspace) -> Iterator[Thing]:
    for question in workspace.survey.questions:
        if question.type is QuestionType.PERSONAL:
            continue
        charted = question.type in CHARTED_TYPES
        yield Thing(
            Kind.QUESTION,
            question.name,
            partial(_to_question, workspace, question.id, "explore" if charted else "data"),
            detail=type_text(question.type) if charted else _("Form data"),
            icon=type_icon(question),
            also=question.text,
        )


def _to_question(workspace: Workspace, question: str, place: str = "explore") -> None:
    workspace.set_question(question)
    workspace.go(place)


def _answers(workspace: Workspace) -> Iterator[Thing]:
    for question in workspace.survey.charted:
        if question.type not in GROUPING_TYPES and question.type is not QuestionType.GRID:
            continue
        for id, label in [(n.id, n.label) for n in question.nets] + [(o.id, o.label) for o in question.options]:
            run = partial(_to_answer, workspace, question.id, id)
            yield Thing(Kind.ANSWER, label, run, detail=question.name, icon=type_icon(question))


def _to_answer(workspace: Workspace, question: str, option: str) -> None:
    _to_question(workspace, question)
    workspace.select(question, (option,))


def _findings(workspace: Workspace) -> Iterator[Thing]:
    names = {question.id: question.name for question in workspace.survey.questions}
    for finding in findings.all(workspace.project.session):
        if finding.survey == workspace.survey.id:
            name = names.get(finding.spec.question, "")
            run = partial(_to_finding, workspace, finding)
            text = finding.headline or name
            said = statements.told(workspace.project.session, finding, workspace.survey).plain
            detail = name if finding.charted else _("Asked by the room")
            yield Thing(Kind.FINDING, text, run, detail=detail, icon="bookmark", also=said)


def _to_finding(workspace: Workspace, finding: Finding) -> None:
    if finding.charted:
        fits = filter_fits(workspace.survey, finding.spec.filter)
        workspace.show_chart(finding.spec if fits else replace(finding.spec, filter=NO_FILTER))
        workspace.go("explore")
    else:
        acts.show_card(workspace, finding.id)


def _notes(workspace: Workspace) -> Iterator[Thing]:
    questions = {question.id: question for question in workspace.survey.questions}
    for note in lookup.notes(workspace.project.session, workspace.survey.id):
        question = questions.get(note.question)
        if question is None:
            said = _("The whole survey")
            yield Thing(Kind.NOTE, _cut(note.text), partial(workspace.go, "explore"), said, "note", also=note.text)
            continue
        there = note.option in question.choices
        run = partial(_to_answer, workspace, question.id, note.option)
        if not there:
            run = partial(_to_question, workspace, question.id)
        where = question.label(note.option) if there else question.name
        said = _("{where} · {author}").format(where=where, author=note.author) if note.author else where
        yield Thing(Kind.NOTE, _cut(note.text), run, detail=said, icon="note", also=f"{note.text} {question.name}")


def _filters(workspace: Workspace) -> Iterator[Thing]:
    for named in filter_menu.kept(workspace):
        said = filter_words.filter_text(workspace.survey, type(named.filter)(named.filter.conditions))
        yield Thing(Kind.FILTER, named.name, partial(_to_filter, workspace, named), detail=_cut(said), icon="filter")


def _to_filter(workspace: Workspace, named: NamedFilter) -> None:
    workspace.set_filter(named.filter)
    workspace.go("explore")


def _places(workspace: Workspace) -> Iterator[Thing]:
    places = (
        ("data", _("Data: how each column was read"), "data-table"),
        ("explore", _("Explore: one question at a time"), "explore-bars"),
        ("findings", _("Findings: what is kept"), "findings-board"),
    )
    for number, (place, text, icon) in enumerate(places, 1):
        key = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        yield Thing(Kind.ACTION, text, partial(workspace.go, place), icon=icon, key=key)


_UNNAMED = frozenset({"data", "explore", "findings", ""})


def _actions(actions: Iterable[QAction]) -> Iterator[Thing]:
    seen: set[str] = set()
    for action in actions:
        text = action.text().replace("&&", "&")
        if text in _UNNAMED or text in seen or not action.isEnabled() or action.isSeparator():
            continue
        seen.add(text)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        yield Thing(Kind.ACTION, text, action.trigger, icon="chevron-right", key=key)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def written(workspace: Workspace, typed: str) -> Iterator[Thing | None]:
    """Written answers that hold the typed words, at most ``MOST_TEXTS``; None now and then, where one may pause."""
    words = fold(typed).split()
    if not words:
        return
    survey, found = workspace.survey, 0
    for question in survey.charted:
        if question.type is not QuestionType.TEXT:
            continue
        answers = survey.answers(question.id)
        assert isinstance(answers, Written)
        given = survey.everyone & (answers.state == State.ANSWERED)
        here: dict[int, int] = {}
        for row, code in enumerate(answers.codes.tolist()):
            if code >= 0 and given[row]:
                here[code] = here.get(code, 0) + 1
        yield None
        for at, code in enumerate(here):
            if at % 200 == 199:
                yield None
            folded = fold(answers.words[code])
            if all(word in folded for word in words):
                found += 1
                times = here[code]
                said = question.name
                if times > 1:
                    more = ngettext("{n} respondent", "{n} respondents", times).format(n=times)
                    said = _("{question} · {respondents}").format(question=question.name, respondents=more)
                run = partial(_to_words, workspace, question.id, answers.words[code])
                yield Thing(Kind.TEXT, _around(answers.words[code], words), run, detail=said, icon="text")
                if found == MOST_TEXTS:
                    return


def _around(text: str, words: list[str]) -> str:
    """The part of a long answer in which the first word stands."""
    text = " ".join(text.split())
    at = fold(text).find(words[0])
    start = max(0, at - LONGEST // 3)
    if start:
        start = text.find(" ", start) + 1
    return ("… " if start else "") + _cut(text[start:])


def _to_words(workspace: Workspace, question: str, text: str) -> None:
    _to_question(workspace, question)
    workspace.words_wanted.emit(question, text)
