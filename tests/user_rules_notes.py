"""What is done with notes, as rules for the random user: pin them to anything, move, mark and tag them."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy.orm import Session

from moin_desktop.analysis.survey import Survey
from moin_desktop.models import findings, note_numbers, note_places, notes, surveys
from moin_desktop.models.notes import Note, Snapshot
from moin_desktop.models.pins import Pin, PinKind, is_there
from moin_desktop.models.project import Project

WORDS = st.text(st.characters(exclude_categories=()), max_size=8)
PICK = st.integers(0, 50)
KIND = st.sampled_from(list(PinKind))


class NoteRules:
    """Rules that a state machine with a ``project`` takes on."""

    project: Project

    def _do(self, operation: Any, *arguments: Any) -> None:
        raise NotImplementedError

    def _surveys(self) -> list[Survey]:
        return [surveys.load(self.project.session, info.id) for info in surveys.infos(self.project.session)]

    def _one(self, pick: int) -> tuple[Survey, Note] | None:
        """Any note of the surveys that are shown, with its survey."""
        there = [
            (survey, note) for survey in self._surveys() for note in notes.of_survey(self.project.session, survey.id)
        ]
        return there[pick % len(there)] if there else None

    def _place(self, survey: Survey, kind: PinKind, pick: int) -> Pin:
        """A place of a kind, which may be none in this survey."""
        questions = survey.questions
        question = questions[pick % len(questions)]
        options = [option.id for option in question.options] or ["o1"]
        first = options[pick % len(options)]
        by = questions[(pick + 1) % len(questions)]
        group = by.options[pick % len(by.options)].id if by.options else ""
        match kind:
            case PinKind.SURVEY:
                return Pin(kind)
            case PinKind.QUESTION:
                return Pin(kind, question.id)
            case PinKind.ANSWER | PinKind.THEME:
                return Pin(PinKind.THEME if question.themes_of else PinKind.ANSWER, question.id, (first,))
            case PinKind.CELL:
                return Pin(kind, question.id, (first,), by=by.id, group=group)
            case PinKind.SPAN:
                return Pin(kind, question.id, tuple(dict.fromkeys((first, options[-1]))))
            case PinKind.RESPONDENT:
                return Pin(kind, response=pick % survey.rows)
            case PinKind.QUOTE:
                return Pin(kind, question.id, response=pick % survey.rows, words=(0, 3) if pick % 2 else None)
            case PinKind.FINDING:
                kept = findings.all(self.project.session)
                return Pin(kind, finding=kept[pick % len(kept)].id if kept else "f1")

    def _number(self, survey: Survey, place: Pin) -> Snapshot | None:
        question = next((one for one in survey.questions if one.id == place.question), None)
        return None if question is None else Snapshot(1, 2, question.base_rule, option=place.option)

    @rule(pick=PICK, kind=KIND, text=WORDS, tag=WORDS, visibility=st.sampled_from(notes.VISIBILITIES))
    def pin_anywhere(self, pick: int, kind: PinKind, text: str, tag: str, visibility: str) -> None:
        there = self._surveys()
        if there:
            survey = there[pick % len(there)]
            place = self._place(survey, kind, pick)
            about = self._number(survey, place)
            self._do(_pin, survey.id, place, text, about, tag, visibility)

    @rule(pick=PICK, where=PICK, kind=KIND)
    def pin_elsewhere(self, pick: int, where: int, kind: PinKind) -> None:
        found = self._one(pick)
        if found is not None:
            survey, note = found
            place = self._place(survey, kind, where)
            self._do(notes.move, note.id, place, self._number(survey, place))

    @rule(pick=PICK, text=WORDS, how=st.sampled_from(["change", "kind", "seen", "mark", "tags", "update", "keep"]))
    def say_more(self, pick: int, text: str, how: str) -> None:
        found = self._one(pick)
        if found is None:
            return
        survey, note = found
        now = note_numbers.now(survey, note)
        match how:
            case "change":
                kind, seen = notes.KINDS[pick % 5], notes.VISIBILITIES[pick % 3]
                self._do(notes.change, note.id, text, text, kind, (text, "y"), seen)
            case "kind":
                self._do(notes.set_kind, note.id, notes.KINDS[pick % 5])
            case "seen":
                self._do(notes.set_visibility, note.id, notes.VISIBILITIES[pick % 3])
            case "mark":
                self._do(notes.set_mark, note.id, notes.MARKS[pick % 4])
            case "tags":
                self._do(notes.set_tags, note.id, [text, "z"])
            case "update" if now is not None:
                self._do(notes.update_number, note.id, now.count, now.base)
                assert note_numbers.since(survey, notes.by_ids(self.project.session, [note.id])) == {}
            case "keep" if now is not None:
                self._do(notes.keep_number, note.id, now.count, now.base)
                assert note_numbers.since(survey, notes.by_ids(self.project.session, [note.id])) == {}

    @invariant()
    def every_note_has_a_place_or_waits(self) -> None:
        """What is not where it was pinned waits in the tray, and every place can be said in words."""
        kept = frozenset(finding.id for finding in findings.all(self.project.session))
        for survey in self._surveys() if hasattr(self, "project") else ():
            waiting = {note.id for note in notes.waiting(self.project.session, survey)}
            told = note_places.names(self.project.session, survey)
            for note in notes.of_survey(self.project.session, survey.id):
                assert (note.id in waiting) != is_there(note.pin, survey, kept)
                assert note_places.whole_text(survey, note, told)


def _pin(session: Session, survey: str, place: Pin, text: str, about: Snapshot | None, tag: str, seen: str) -> None:
    notes.pin(session, survey, place, text, about=about, tags=(tag, "x"), visibility=seen)
