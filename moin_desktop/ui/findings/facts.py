"""What a card says about a finding: numbers as they are now, and whether they are those that were kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.analysis.charts import ChartData, filter_text
from moin_desktop.analysis.figures import Figure, change_text, chart_of, filter_fits, key_figure
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.pillars import status_text
from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text, within_a_sentence
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import evidence, findings, notes, pillars, statements, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.pillars import Pillar
from moin_desktop.models.project import Project


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All words and numbers of one card."""

    finding: Finding
    number: int
    """Place in the running order, from 1."""
    pillar: Pillar
    headline: str
    statement: str
    """As it reads now."""
    chart: ChartData | None
    figure: Figure | None
    """None for a question of the room, which has no chart."""
    changed: str
    """"Numbers changed: 55% was 53%"; empty while they have not."""
    drifted: bool
    """The numbers of its chart changed, not only some in its words."""
    filter_text: str
    base_text: str
    notes: int
    evidence: int
    """How many charts, quotes and notes it stands on beside its own chart."""

    @property
    def name(self) -> str:
        """The card in one breath, for screen readers."""
        told = _("Finding {number}, {headline}, {pillar}, {status}").format(
            number=self.number,
            headline=self.headline,
            pillar=self.pillar.name,
            status=status_text(self.finding.status).lower(),
        )
        return told

    @property
    def description(self) -> str:
        """The rest of the card in words."""
        figure = " ".join(part for part in (self.figure.value, self.figure.label) if part) if self.figure else ""
        parts = (figure, self.changed, self.filter_line, self.base_text, self.notes_text, self.evidence_text)
        return ". ".join(part for part in parts if part)

    @property
    def filter_line(self) -> str:
        """The filter that it was kept under; empty for everyone."""
        return _("Only {filter}").format(filter=self.filter_text) if self.filter_text else ""

    @property
    def notes_text(self) -> str:
        """How many notes there are on its question, on answers to it and on the finding itself."""
        return ngettext("{n} note", "{n} notes", self.notes).format(n=self.notes) if self.notes else ""

    @property
    def evidence_text(self) -> str:
        """How much it stands on beside its own chart."""
        told = ngettext("{n} more piece of evidence", "{n} more pieces of evidence", self.evidence)
        return told.format(n=self.evidence) if self.evidence else ""

    def has(self, words: Sequence[str]) -> bool:
        """Whether all of these folded words stand somewhere on the card."""
        label = self.figure.label if self.figure else ""
        parts = (str(self.number), self.headline, self.statement, label, self.base_text, self.filter_text)
        text = fold(" ".join((*parts, self.pillar.name, status_text(self.finding.status), self.finding.author)))
        return all(word in text for word in words)


def cards(project: Project, shown: Survey | None) -> tuple[CardFacts, ...]:
    """The cards of all findings in running order; ``shown`` is the survey that is loaded already."""
    session = project.session
    loaded = {shown.id: shown} if shown is not None else {}
    columns = {pillar.code: pillar for pillar in pillars.board(session)}
    counts: Counter[str] = Counter()
    told = []
    for number, finding in enumerate(findings.all(session), 1):
        if finding.survey not in loaded:
            loaded[finding.survey] = surveys.load(session, finding.survey)
        if number == 1:
            counts = Counter(
                note.pin.finding or note.question
                for info in surveys.infos(session)
                for note in notes.of_survey(session, info.id)
            )
        pillar = columns.get(finding.pillar, columns[""])
        if finding.charted:
            there = counts[finding.spec.question] + counts[finding.id]
            told.append(_card(project, number, finding, pillar, loaded[finding.survey], there))
        else:
            told.append(_asked(project, number, finding, pillar, loaded[finding.survey], counts[finding.id]))
    return tuple(told)


def _card(
    project: Project, number: int, finding: Finding, pillar: Pillar, survey: Survey, note_count: int
) -> CardFacts:
    question = survey.question(finding.spec.question)
    chart = chart_of(survey, finding.spec)
    fits = filter_fits(survey, finding.spec.filter)
    statement = statements.told(project.session, finding, survey)
    changed = change_text(chart, finding.focus, finding.snapshot, finding.stands) if chart else ""
    return CardFacts(
        finding=finding,
        number=number,
        pillar=pillar,
        headline=finding.headline or question.name,
        statement=statement.plain,
        chart=chart,
        figure=key_figure(chart, finding.focus) if chart else Figure("–", _("Its question is read another way now")),
        changed=changed or (statement.troubles[0] if statement.troubles else ""),
        drifted=bool(changed),
        filter_text=filter_text(survey, finding.spec.filter) if finding.spec.filter and fits else "",
        base_text=_base_text(survey, question, chart),
        notes=note_count,
        evidence=len(evidence.of_finding(project.session, finding.id)),
    )


def _asked(
    project: Project, number: int, finding: Finding, pillar: Pillar, survey: Survey, note_count: int
) -> CardFacts:
    """The card of a question of the room."""
    statement = statements.told(project.session, finding, survey)
    asked = _("Asked by {author}").format(author=finding.author) if finding.author else _("Asked by the room")
    return CardFacts(
        finding=finding,
        number=number,
        pillar=pillar,
        headline=finding.headline,
        statement=statement.plain,
        chart=None,
        figure=None,
        changed=statement.troubles[0] if statement.troubles else "",
        drifted=False,
        filter_text="",
        base_text=asked,
        notes=note_count,
        evidence=len(evidence.of_finding(project.session, finding.id)),
    )


def _base_text(survey: Survey, question: Question, chart: ChartData | None) -> str:
    if chart is None:
        return question.name
    n = number_text(chart.base)
    names = {one.id: one.name for one in survey.questions}
    told = ngettext("{question} · {n} response", "{question} · {n} responses", chart.base)
    if question.asked_if is not None and question.base_rule is BaseRule.WHO_WAS_ASKED:
        told = _("{question} · asked of {n}")
    of = question.name
    if chart.spec.pair in names:
        of = _("{question} against {other}").format(question=of, other=within_a_sentence(names[chart.spec.pair]))
    elif chart.spec.compare in names:
        of = _("{question} by {other}").format(question=of, other=within_a_sentence(names[chart.spec.compare]))
    return told.format(question=of, n=n)


def by_pillar(told: Sequence[CardFacts], columns: Sequence[Pillar]) -> dict[str, tuple[CardFacts, ...]]:
    """The cards of each pillar, in order; those without a pillar under ""."""
    return {one.code: tuple(card for card in told if card.pillar.code == one.code) for one in columns}
