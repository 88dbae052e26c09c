"""What a workbook of a project lists and people may edit there, as the words that stand in its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy.orm import Session

from moin_desktop.analysis import filters
from moin_desktop.analysis.answers import Written
from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.analysis.live_text import Said
from moin_desktop.analysis.pillars import status_text
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _
from moin_desktop.models import (
    codings,
    findings,
    note_words,
    notes,
    pillars,
    quotes,
    rules,
    statements,
    surveys,
    themes,
)
from moin_desktop.models.findings import Finding

PUBLIC_LIMIT = 5
"""As the public workbook hides groups where the project hides none."""
SEEN = {"public": "room", "team": "team", "all": "presenter"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list, in the words of its cells."""

    kind: str
    id: str
    survey: str
    title: str
    fields: Mapping[str, str]
    question: str = ""
    """Its free-text question, for a theme; its question, for an answer."""
    pieces: tuple[Said, ...] = ()
    """The statement of a finding."""
    fixed: str = ""
    """Why it cannot be edited."""


@dataclass(frozen=True, slots=True)
class Given:
    """One theme given to one answer."""

    id: str
    """As in the workbook, the coder left out: "t5:14", "t5:14:3-17"."""
    coder: str
    theme: str
    response: int
    start: int | None
    stop: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """All lists of a project."""

    entries: Mapping[tuple[str, str], Entry]
    given: tuple[Given, ...]
    surveys: Mapping[str, Survey]
    lines: Mapping[str, "np.ndarray[tuple[int], np.dtype[np.int64]]"]
    """The spreadsheet row of each response, by survey."""
    editions: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the source of each survey."""
    pillars: Mapping[str, str] = field(default_factory=dict)
    """What findings name each pillar by, by its name."""
    nets: frozenset[str] = frozenset()
    """The ids of groups of answers."""

    def theme_names(self, question: str) -> dict[str, str]:
        """The ids of the themes of a free text, by their name in lower case."""
        there = (e for e in self.entries.values() if e.kind == "theme" and e.question == question)
        return {entry.fields["name"].casefold(): entry.id for entry in there}


def listing(session: Session, profile: str) -> Listing:
    """Everything that a workbook for these readers lists."""
    infos = surveys.infos(session)
    loaded = {info.id: surveys.load(session, info.id) for info in infos}
    limit = rules.get(session).hide_under
    for survey in loaded.values():
        survey.hide_under = (limit or PUBLIC_LIMIT) if profile == "public" else limit
    found: list[Entry] = []
    given: list[Given] = []
    lines = {id: surveys.lines(session, id) for id in loaded}
    for survey in loaded.values():
        found += _notes(session, survey, profile)
        found += _themes(session, survey)
        found += _quotes(session, survey, profile)
        found += _dictionary(survey)
        if profile != "public":
            given += _codings(session, survey, lines[survey.id])
    found += [_finding(session, one, loaded[one.survey]) for one in findings.all(session) if one.survey in loaded]
    entries = {(entry.kind, entry.id): entry for entry in found}
    nets = frozenset(net.id for survey in loaded.values() for question in survey.questions for net in question.nets)
    return Listing(
        entries,
        tuple(given),
        loaded,
        lines,
        {info.id: info.source_sha256 for info in infos},
        {pillar.name: pillar.code for pillar in pillars.board(session)},
        nets,
    )


def _notes(session: Session, survey: Survey, profile: str) -> Iterator[Entry]:
    seen = notes.seen_by(SEEN.get(profile, "presenter"))
    for note in notes.of_survey(session, survey.id):
        if note.visibility in seen:
            told = {
                "text": note.text,
                "author": note.author,
                "kind": note_words.kind_text(note.kind),
                "mark": note_words.mark_text(note.mark),
                "sees": note_words.visibility_text(note.visibility),
                "tags": ", ".join(note.tags),
            }
            yield Entry("note", note.id, survey.id, note.text, told)


def _themes(session: Session, survey: Survey) -> Iterator[Entry]:
    texts = {question.id for question in survey.questions if question.type is QuestionType.TEXT}
    for question, there in themes.of_survey(session, survey.id).items():
        names = {theme.id: theme.name for theme in there}
        for theme in there if question in texts else ():
            told = {
                "name": theme.name,
                "parent": names.get(theme.parent, ""),
                "definition": theme.definition,
                "excludes": theme.excludes,
            }
            yield Entry("theme", theme.id, survey.id, theme.name, told, question)


def _quotes(session: Session, survey: Survey, profile: str) -> Iterator[Entry]:
    known = {question.id: question for question in survey.questions}
    for quote in quotes.of_survey(session, survey.id):
        question = known.get(quote.question)
        if question is None or question.type is QuestionType.PERSONAL or not (quote.cleared or profile != "public"):
            continue
        words = quote.words(answer(survey, question.id, quote.response))
        if words:
            told = {"cleared": _("Yes") if quote.cleared else _("Not cleared")}
            yield Entry("quote", quote.id, survey.id, _("“{words}”").format(words=words), told)


def answer(survey: Survey, question: str, response: int) -> str:
    """A written answer; empty where nothing is written."""
    answers = survey.answers(question)
    if not isinstance(answers, Written) or not 0 <= response < len(answers.codes):
        return ""
    code = int(answers.codes[response])
    return answers.words[code] if code >= 0 else ""


def _dictionary(survey: Survey) -> Iterator[Entry]:
    for question in survey.questions:
        fixed = _("The name of a question made of themes follows its free text.") if question.themes_of else ""
        yield Entry("question", question.id, survey.id, question.name, {"name": question.name}, fixed=fixed)
        if question.type is not QuestionType.PERSONAL:
            yield from _answers(survey, question)


def _answers(survey: Survey, question: Question) -> Iterator[Entry]:
    rows = _("The rows of a grid keep the words of the file.")
    for at, item in enumerate(question.items, 1):
        yield Entry("answer", f"{question.id}.{at}", survey.id, question.name, {"label": item.label}, fixed=rows)
    for option in question.options:
        yield Entry("answer", option.id, survey.id, question.name, {"label": option.label}, question.id)
    for net in question.nets:
        label = _("{label} (group)").format(label=net.label)
        yield Entry("answer", net.id, survey.id, question.name, {"label": label}, question.id)


def _finding(session: Session, finding: Finding, survey: Survey) -> Entry:
    known = {question.id: question for question in survey.questions}
    name = known[finding.spec.question].name if finding.charted and finding.spec.question in known else ""
    statement = statements.told(session, finding, survey)
    told = {
        "headline": finding.headline or name,
        "pillar": pillars.name(session, finding.pillar),
        "status": status_text(finding.status),
        "statement": statement.plain,
        "presenter": finding.presenter,
    }
    return Entry("finding", finding.id, survey.id, finding.headline or name, told, pieces=statement.pieces)


def _codings(session: Session, survey: Survey, lines: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Iterator[Given]:
    there = themes.of_survey(session, survey.id)
    shown = filters.mask(survey, NO_FILTER)
    for question in survey.questions:
        if question.type is not QuestionType.TEXT or question.id not in there:
            continue
        alive = {theme.id for theme in there[question.id]}
        for one in codings.of_question(session, question.id):
            if one.theme in alive and 0 <= one.response < len(shown) and shown[one.response]:
                words = "" if one.start is None else f":{one.start}-{one.stop}"
                id = f"{one.theme}:{int(lines[one.response])}{words}"
                yield Given(id, one.author, one.theme, one.response, one.start, one.stop)
