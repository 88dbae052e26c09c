"""What findings say with the numbers as they are now, and the charts that these numbers are on."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from moin_desktop.analysis import live_text
from moin_desktop.analysis.figures import chart_of
from moin_desktop.analysis.marks import ChartData, ChartSpec
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import evidence, ids
from moin_desktop.models.findings import Finding


@dataclass(frozen=True, slots=True)
class Statement:
    """What a finding says in full."""

    pieces: tuple[live_text.Said, ...]
    troubles: tuple[str, ...]
    """Sentences about numbers that changed since they were put there, or are gone."""

    @property
    def plain(self) -> str:
        """The words with the numbers filled in."""
        return "".join(piece.text for piece in self.pieces)


def charts(
    session: Session, finding: Finding, survey: Survey, wanted: frozenset[str] | None = None
) -> dict[str, ChartData | None]:
    """The charts of a finding by the view that its fields name: its own, and those it stands on; or some of them.

    A chart goes by its question; the second of one question, in the order they were added, by the id of the evidence.
    """
    found: dict[str, ChartData | None] = {}
    own = finding.spec.question
    if own and (wanted is None or own in wanted):
        found[own] = _chart(survey, finding.spec)
    if wanted is None or wanted - {own}:
        taken = {own}
        there = [one for one in evidence.of_finding(session, finding.id) if one.spec is not None]
        for one in sorted(there, key=lambda one: ids.number(one.id)):
            assert one.spec is not None
            name = one.id if one.spec.question in taken else one.spec.question
            taken.add(one.spec.question)
            if wanted is None or name in wanted:
                found[name] = _chart(survey, one.spec)
    return found


def _chart(survey: Survey, spec: ChartSpec) -> ChartData | None:
    chart = chart_of(survey, spec)
    return None if chart is None else live_text.completed(chart, survey.question(spec.question))


def told(session: Session, finding: Finding, survey: Survey) -> Statement:
    """The statement of a finding as it reads now."""
    there = charts(session, finding, survey, live_text.views(finding.statement))
    pieces = live_text.said(finding.statement, there, finding.focus)
    return Statement(pieces, live_text.troubles(finding.statement, there, finding.focus))


def stamped(session: Session, finding: Finding, survey: Survey) -> str:
    """The stored statement with its numbers taken over as they are now."""
    there = charts(session, finding, survey, live_text.views(finding.statement))
    return live_text.stamped(finding.statement, there, finding.focus)
