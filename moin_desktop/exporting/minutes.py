"""Minutes of presenting as plain words: what was shown when, and what was noted, guessed, counted and marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from moin_desktop.analysis import guessing, show_of_hands
from moin_desktop.analysis.figures import chart_of
from moin_desktop.analysis.questions import Question, Role
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Row
from moin_desktop.analysis.wording import part_share_text
from moin_desktop.exporting.audience import Audience
from moin_desktop.i18n import _
from moin_desktop.models import findings, guesses, hands, minutes, notes, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.guesses import Guess
from moin_desktop.models.hands import Hands
from moin_desktop.models.minutes import Line

_LEFT_OUT = frozenset({"begin", "blank", "end"})
"""When it began and ended stands over the minutes; a dark screen is nothing to remember."""


@dataclass(frozen=True, slots=True)
class Minute:
    """One line as it is read."""

    time: datetime
    what: str
    """Shown, Note, Guess, Show of hands and so on."""
    about: str
    """"3  Skills and silos lead the list", or the name of a question."""
    words: str
    who: str
    mark: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One presentation with all that was shown and said, in order of time."""

    begin: datetime
    end: datetime
    lines: tuple[Minute, ...]


def meetings(
    session: Session, audience: Audience = Audience.TEAM, survey_ids: Sequence[str] | None = None
) -> tuple[Meeting, ...]:
    """All presentations of a project as some may read them, oldest first; of some surveys where these are said.

    Notes are those the readers may see. What numbers a reveal surprised with is left out in public, as it was said
    in a room that may have seen more.
    """
    names = _Names.of(session)
    seen = notes.seen_by(audience.sees)
    found = []
    for begin, end in minutes.sessions(session):
        told = [
            _minute(line, names, audience)
            for line in minutes.lines(session, begin, end)
            if line.kind not in _LEFT_OUT
            and (line.kind != "note" or line.details.get("visibility") in seen)
            and names.is_of(line, survey_ids)
        ]
        found.append(Meeting(begin, end, tuple(told)))
    return tuple(found)


def lines(told: Sequence[Meeting]) -> tuple[str, ...]:
    """The minutes as lines of plain text, for a page of a report or to be pasted."""
    made: list[str] = []
    for meeting in told:
        made += [*([""] if made else []), heading(meeting)]
        made += [line_text(line) for line in meeting.lines]
    return tuple(made)


def heading(meeting: Meeting) -> str:
    """When it was: "2026-05-02, 10:00 to 10:45"."""
    begin, end = meeting.begin.astimezone(), meeting.end.astimezone()
    told = _("{day}, {begin} to {end}")
    return told.format(day=f"{begin:%Y-%m-%d}", begin=f"{begin:%H:%M}", end=f"{end:%H:%M}")


def line_text(line: Minute) -> str:
    """One line: "10:05  Note (Table 2, agreed), 3  Skills lead: Too few trainers"."""
    inside = ", ".join(part for part in (line.who, line.mark) if part)
    head = f"{line.what} ({inside})" if inside else line.what
    about = ", ".join(part for part in (head, line.about) if part)
    return f"{line.time.astimezone():%H:%M}  {about}" + (f": {line.words}" if line.words else "")


def _minute(line: Line, names: "_Names", audience: Audience) -> Minute:
    words = line.words
    if line.kind == "guess":
        words = names.guess(str(line.details.get("guess", "")))
    elif line.kind == "hands":
        words = names.hands(str(line.details.get("hands", "")))
    elif line.kind == "reveal" and audience is Audience.PUBLIC:
        words = ""
    about = names.about(line)
    if line.kind == "show" and words and words in about:
        words = ""
    return Minute(line.time, _what(line), about, words, line.who, _mark(line.mark))


def _what(line: Line) -> str:
    if line.kind in ("filter", "compare") and not line.words:
        return _("Filter off") if line.kind == "filter" else _("Comparison off")
    return {
        "show": _("Shown"),
        "filter": _("Only these respondents"),
        "compare": _("Compared by"),
        "reveal": _("Bars revealed"),
        "note": _("Note"),
        "guess": _("Guess"),
        "hands": _("Show of hands"),
    }.get(line.kind, line.kind)


def _mark(mark: str) -> str:
    return {"agreed": _("agreed"), "disputed": _("disputed"), "question": _("open question")}.get(mark, "")


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids are called."""

    findings: Mapping[str, tuple[int, Finding]]
    questions: Mapping[str, Question]
    surveys: Mapping[str, str]
    """The survey of each question and finding."""
    guesses: Mapping[str, Guess]
    counted: Mapping[str, Hands]

    @classmethod
    def of(cls, session: Session) -> "_Names":
        loaded = [surveys.load(session, info.id) for info in surveys.infos(session)]
        kept = {one.id: (number, one) for number, one in enumerate(findings.all(session), 1)}
        owners = {question.id: survey.id for survey in loaded for question in survey.questions}
        return cls(
            kept,
            {question.id: question for survey in loaded for question in survey.questions},
            owners | {id: one.survey for id, (_number, one) in kept.items()},
            {one.id: one for survey in loaded for one in guesses.of_survey(session, survey.id)},
            {one.id: one for survey in loaded for one in hands.of_survey(session, survey.id)},
        )

    def is_of(self, line: Line, survey_ids: Sequence[str] | None) -> bool:
        """Whether a line is of one of the surveys; what is of none belongs to all."""
        if survey_ids is None:
            return True
        owner = self.surveys.get(line.finding) or self.surveys.get(line.question)
        return owner is None or owner in survey_ids

    def about(self, line: Line) -> str:
        """What it is about: the finding with its number, else the question."""
        question = self.questions.get(line.question)
        name = question.name if question is not None else ""
        option = str(line.details.get("option", ""))
        label = question.label(option) if question is not None and option else ""
        if line.finding in self.findings:
            number, finding = self.findings[line.finding]
            name = f"{number}  {finding.headline or name}".strip()
        return _("{finding}, “{answer}”").format(finding=name, answer=label) if label else name

    def guess(self, id: str) -> str:
        """What a table guessed."""
        guess = self.guesses.get(id)
        return "" if guess is None else guess_text(guess, self.questions.get(guess.question))

    def hands(self, id: str) -> str:
        """What was asked and how many hands went up."""
        counted = self.counted.get(id)
        return "" if counted is None else hands_text(counted)


def guess_text(guess: Guess, question: Question | None) -> str:
    """A guess in words: "1st Building skills, 2nd Funding", or "Building skills 40%"."""

    def label(option: str) -> str:
        return (question.label(option) if question is not None else "") or _("an answer that is no longer there")

    if guess.order:
        return ", ".join(f"{guessing.place_text(at)} {label(one)}" for at, one in enumerate(guess.order, 1))
    told = ", ".join(f"{label(one)} {percent}%" for one, percent in guess.percents.items())
    return told or _("answers that are no longer there")


def hands_text(counted: Hands) -> str:
    """A show of hands in words: "Do you agree? Yes 12 (50%), No 9 (38%). In the room: % of 24 people present. …"."""
    numbers = [one.hands for one in counted.counts]
    parts = show_of_hands.parts(numbers, counted.present)
    told = ", ".join(
        _("{answer} {n} ({share})").format(answer=one.label, n=one.hands, share=part_share_text(part))
        for one, part in zip(counted.counts, parts, strict=True)
    )
    asked = counted.text if counted.text.endswith(("?", ".", ":")) else f"{counted.text}:"
    place = _("Place: {place}.").format(place=counted.place.rstrip(".")) if counted.place else ""
    return " ".join(
        part for part in (asked, f"{told}.", show_of_hands.base_text(numbers, counted.present), place) if part
    )


def at_finding(session: Session, finding: Finding, survey: Survey) -> tuple[tuple[str, str], ...]:
    """What a room guessed and counted at a finding: (words, who), surprises first as the numbers are now.

    Numbers that are hidden surprise nobody.
    """
    told: list[tuple[str, str]] = []
    there = guesses.of_finding(session, finding.id)
    known = {question.id: question for question in survey.questions}
    data = chart_of(survey, finding.spec) if finding.charted else None
    if there and data is not None and not data.rows:
        seen = [mark for mark in data.marks if not mark.hidden and mark.option and not mark.members]
        rows = [Row(mark.option, mark.label, Role.PLAIN, mark.part) for mark in seen]
        parts = {mark.option: part_share_text(mark.part) for mark in seen}
        for guess in there:
            found = guessing.of_order(rows, guess.order) if guess.order else guessing.of_percents(rows, guess.percents)
            who = guess.who or _("The room")
            for one in [one for one in found if one.off][:1]:
                said = guessing.surprise_text(one, who, of_order=bool(guess.order), actual=parts.get(one.option, ""))
                told.append((f"{one.label}: {said}", ""))
    told += [
        (_("Guess: {words}").format(words=guess_text(guess, known.get(guess.question))), guess.who) for guess in there
    ]
    for counted in hands.of_finding(session, finding.id):
        said = _("Show of hands: {words}").format(words=hands_text(counted))
        told.append((said, f"{counted.created.astimezone():%Y-%m-%d %H:%M}"))
    return tuple(told)
