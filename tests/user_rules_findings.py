"""What is done with findings beyond keeping them, as rules for the random user: numbers in words, evidence, pillars."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from moin_desktop.analysis import live_text
from moin_desktop.analysis.figures import chart_of, numbers
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.models import evidence, findings, notes, pillars, quotes, statements, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.project import Project
from moin_desktop.ui.findings import evidence_facts

PICK = st.integers(0, 50)
WORDS = st.text(st.characters(exclude_categories=()), max_size=8)


class FindingsRules:
    """Rules that a state machine with a ``project`` takes on."""

    project: Project

    def _do(self, operation: Any, *arguments: Any) -> None:
        raise NotImplementedError

    def _survey(self, pick: int) -> str:
        raise NotImplementedError

    def _question(self, pick: int) -> Question | None:
        raise NotImplementedError

    def _filter(self, question: Question, pick: int) -> Filter:
        raise NotImplementedError

    def _finding(self, pick: int) -> Finding | None:
        there = findings.all(self.project.session)
        return there[pick % len(there)] if there else None

    @rule(pick=PICK, words=WORDS, author=WORDS)
    def ask_the_room(self, pick: int, words: str, author: str) -> None:
        codes = ["", *pillars.codes(self.project.session)]
        self._do(findings.ask, self._survey(pick), words, codes[pick % len(codes)], author)

    @rule(pick=PICK, other=PICK, words=WORDS)
    def say_numbers(self, pick: int, other: int, words: str) -> None:
        """Put a number of a chart of the finding into its statement, as choosing it from the list does."""
        finding = self._finding(pick)
        if finding is None:
            return
        survey = surveys.load(self.project.session, finding.survey)
        there = statements.charts(self.project.session, finding, survey).items()
        offered = [one for view, chart in there if chart is not None for one in live_text.offers(view, chart)]
        if offered:
            chosen = offered[other % len(offered)]
            words = f"{finding.statement}{words}{chosen.field.token}"
            assert live_text.fields(words)[-1] == chosen.field
        self._do(findings.set_statement, finding.id, words)

    @rule(pick=PICK, keep=st.booleans())
    def settle_numbers(self, pick: int, keep: bool) -> None:
        """Take over what changed, or keep what was written; then nothing is told any more."""
        finding = self._finding(pick)
        if finding is None:
            return
        session, survey = self.project.session, surveys.load(self.project.session, finding.survey)
        chart = chart_of(survey, finding.spec) if finding.charted else None
        now = numbers(chart) if chart is not None else ()
        if keep:
            self._do(findings.keep_numbers, finding.id, now)
        else:
            self._do(findings.update_numbers, finding.id, now, statements.stamped(session, finding, survey))
            after = next(one for one in findings.all(session) if one.id == finding.id)
            pieces = statements.told(session, after, survey).pieces
            assert not any(piece.was for piece in pieces)

    @rule(pick=PICK, other=PICK, how=st.sampled_from(["view", "quote", "answer", "note", "question"]))
    def add_evidence(self, pick: int, other: int, how: str) -> None:
        finding, question = self._finding(pick), self._question(other)
        if finding is None or question is None:
            return
        session = self.project.session
        match how:
            case "view":
                spec = ChartSpec(question.id, self._filter(question, pick))
                self._do(evidence.add_view, finding.id, spec, (("o1", 1, 2),))
            case "quote":
                there = quotes.of_survey(session, finding.survey)
                self._do(evidence.add_quote, finding.id, there[other % len(there)].id if there else "u0")
            case "answer" if question.type is QuestionType.TEXT:
                words = (0, other) if other % 2 else None
                self._do(evidence.quote_answer, finding.id, question.id, pick % 6, words or None, "Ada")
            case "note" | "question":
                noted = notes.of_survey(session, finding.survey)
                id = noted[other % len(noted)].id if noted else "n0"
                if how == "note":
                    self._do(evidence.add_note, finding.id, id)
                else:
                    self._do(evidence.ask_from_note, id)

    @rule(pick=PICK, other=PICK, how=st.sampled_from(["move", "remove", "update", "clear", "let go"]))
    def change_evidence(self, pick: int, other: int, how: str) -> None:
        finding = self._finding(pick)
        if finding is None:
            return
        there = evidence.of_finding(self.project.session, finding.id)
        piece = there[other % len(there)] if there else None
        quoted = quotes.of_survey(self.project.session, finding.survey)
        quote = quoted[other % len(quoted)].id if quoted else "u0"
        match how:
            case "clear":
                self._do(quotes.set_cleared, quote, pick % 2 == 0)
            case "let go":
                self._do(quotes.remove, quote)
            case "move" if piece is not None:
                self._do(evidence.move, piece.id, pick % 4)
            case "update" if piece is not None and piece.kind == "view":
                self._do(evidence.update_view, piece.id, (("o1", 2, 2),))
            case "remove" if piece is not None:
                self._do(evidence.remove, piece.id)

    @rule(
        pick=PICK,
        name=WORDS,
        guide=WORDS,
        how=st.sampled_from(["add", "rename", "move", "remove", "sort", "reset"]),
    )
    def change_pillars(self, pick: int, name: str, guide: str, how: str) -> None:
        codes = pillars.codes(self.project.session)
        code, finding = codes[pick % len(codes)], self._finding(pick)
        match how:
            case "add":
                self._do(pillars.add, name, guide)
            case "rename":
                self._do(pillars.rename, code, name, guide)
            case "move":
                self._do(pillars.move, code, pick % 6)
            case "remove":
                self._do(pillars.remove, code)
            case "sort" if finding is not None:
                self._do(findings.move, finding.id, code, pick % 4)
            case "reset" if pick % 3 == 0:
                self._do(pillars.reset)

    @invariant()
    def the_board_agrees(self) -> None:
        """Every finding stands in a column at its own place; what it says and stands on can be told."""
        session = self.project.session
        columns = pillars.board(session)
        assert len({pillar.hue for pillar in columns}) == len(columns) <= pillars.MOST + 1
        loaded = {info.id: surveys.load(session, info.id) for info in surveys.infos(session)}
        places: dict[str, list[int]] = {}
        known = {pillar.code for pillar in columns}
        for finding in findings.all(session):
            places.setdefault(finding.pillar if finding.pillar in known else "", []).append(finding.position)
            told = statements.told(session, finding, loaded[finding.survey])
            assert not live_text.fields(told.plain)
            pieces = evidence_facts.pieces(self.project, finding, loaded[finding.survey])
            assert len(pieces) == len(evidence.of_finding(session, finding.id)) + finding.charted
        assert all(found == list(range(1, len(found) + 1)) for found in places.values())
