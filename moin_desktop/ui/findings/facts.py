"""What a card says about a finding: numbers as they are now, and whether they are those that were kept."""

from collections import Counter
from dataclasses import dataclass

from moin_desktop.analysis.charts import ChartData, filter_text
from moin_desktop.analysis.figures import Figure, change_text, chart_of, filter_fits, key_figure
from moin_desktop.analysis.pillars import pillar_text, status_text
from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.findings import PILLARS, Finding
from moin_desktop.models.project import Project


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All words and numbers of one card."""

    finding: Finding
    number: int
    """Place in the running order, from 1."""
    headline: str
    chart: ChartData | None
    figure: Figure
    changed: str
    """"Numbers changed: 55% was 53%"; empty while they have not."""
    filter_text: str
    base_text: str
    notes: int

    @property
    def name(self) -> str:
        """The card in one breath, for screen readers."""
        told = _("Finding {number}, {headline}, {pillar}, {status}").format(
            number=self.number,
            headline=self.headline,
            pillar=pillar_text(self.finding.pillar),
            status=status_text(self.finding.status).lower(),
        )
        return told

    @property
    def description(self) -> str:
        """The rest of the card in words."""
        figure = " ".join(part for part in (self.figure.value, self.figure.label) if part)
        parts = (figure, self.changed, self.filter_line, self.base_text, self.notes_text)
        return ". ".join(part for part in parts if part)

    @property
    def filter_line(self) -> str:
        """The filter that it was kept under; empty for everyone."""
        return _("Only {filter}").format(filter=self.filter_text) if self.filter_text else ""

    @property
    def notes_text(self) -> str:
        """How many notes there are on its question."""
        return ngettext("{n} note", "{n} notes", self.notes).format(n=self.notes) if self.notes else ""


def cards(project: Project, shown: Survey | None) -> tuple[CardFacts, ...]:
    """The cards of all findings in running order; ``shown`` is the survey that is loaded already."""
    session = project.session
    loaded = {shown.id: shown} if shown is not None else {}
    counts: Counter[str] = Counter()
    told = []
    for number, finding in enumerate(findings.all(session), 1):
        if finding.survey not in loaded:
            loaded[finding.survey] = surveys.load(session, finding.survey)
        if number == 1:
            counts = Counter(
                note.question for info in surveys.infos(session) for note in notes.of_survey(session, info.id)
            )
        told.append(_card(number, finding, loaded[finding.survey], counts[finding.spec.question]))
    return tuple(told)


def _card(number: int, finding: Finding, survey: Survey, note_count: int) -> CardFacts:
    question = survey.question(finding.spec.question)
    chart = chart_of(survey, finding.spec)
    fits = filter_fits(survey, finding.spec.filter)
    return CardFacts(
        finding=finding,
        number=number,
        headline=finding.headline or question.name,
        chart=chart,
        figure=key_figure(chart, finding.focus) if chart else Figure("–", _("Its question is read another way now")),
        changed=change_text(chart, finding.focus, finding.snapshot) if chart else "",
        filter_text=filter_text(survey, finding.spec.filter) if finding.spec.filter and fits else "",
        base_text=_base_text(question, chart),
        notes=note_count,
    )


def _base_text(question: Question, chart: ChartData | None) -> str:
    if chart is None:
        return question.name
    n = number_text(chart.base)
    told = ngettext("{question} · {n} response", "{question} · {n} responses", chart.base)
    if question.asked_if is not None and question.base_rule is BaseRule.WHO_WAS_ASKED:
        told = _("{question} · asked of {n}")
    return told.format(question=question.name, n=n)


def by_pillar(told: tuple[CardFacts, ...]) -> dict[str, tuple[CardFacts, ...]]:
    """The cards of each pillar, in order; those without a pillar under ""."""
    return {pillar: tuple(card for card in told if card.finding.pillar == pillar) for pillar in PILLARS}
