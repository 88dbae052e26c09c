"""What stands on a slide and what its presenter reads, in words."""

import re

from moin_desktop.analysis.wording import number_text
from moin_desktop.exporting.audience import leaves_out, name
from moin_desktop.exporting.sheets.labels import remark_text, synthetic_text
from moin_desktop.exporting.slides.figures import said
from moin_desktop.exporting.values import FindingReport, Report
from moin_desktop.i18n import _, ngettext

TITLE_LIMIT, STATEMENT_LIMIT, NOTES_LIMIT = 150, 260, 20_000
_TOLD_ON_SLIDE = 3


def title(finding: FindingReport) -> str:
    """The headline on one or two lines."""
    return said(" ".join(finding.headline.split()) or finding.question_name, TITLE_LIMIT)


def statement(finding: FindingReport) -> str:
    """The statement, as long as a slide holds it."""
    return said(" ".join(finding.statement.split()), STATEMENT_LIMIT)


def kind(finding: FindingReport) -> str:
    """Pillar and status."""
    return said(" · ".join(part for part in (finding.pillar, finding.status) if part), 120)


def alt(finding: FindingReport) -> str:
    """The chart in one sentence, for who does not see it."""
    return said(finding.chart.summary if finding.chart is not None else finding.headline, 900)


def opens() -> str:
    """The line our part of the presenter notes begins with."""
    return _("[Kept in MOIN Desktop; renewed with the numbers]")


def closes() -> str:
    """The line it ends with."""
    return _("[End of what is kept in MOIN Desktop]")


def notes(finding: FindingReport) -> str:
    """What the presenter reads: own words, the whole statement, notes of the room, what it stands on."""
    told = [finding.presenter, finding.statement, finding.changed]
    if finding.wording:
        told.append(_("Asked: {wording}").format(wording=finding.wording))
    if finding.remarks:
        listed = "\n".join(f"• {remark_text(remark)}" for remark in finding.remarks)
        told.append(_("Notes:") + "\n" + listed)
    if finding.evidence:
        told.append(_("It stands on:") + "\n" + "\n".join(f"• {line}" for line in finding.evidence))
    return section("\n\n".join(part.strip() for part in told if part.strip()))


def section(told: str) -> str:
    """Words between the two lines that mark them as ours."""
    return f"{opens()}\n{said(told, NOTES_LIMIT)}\n{closes()}" if told else ""


def renewed(there: str, ours: str) -> str:
    """Notes with our part renewed and everything else as it is; without our two lines, nothing of it is ours."""
    if not there.strip():
        return ours
    pattern = re.escape(opens()) + r".*?" + re.escape(closes())
    return re.sub(pattern, lambda _found: ours, there, count=1, flags=re.DOTALL)


def cover(report: Report) -> tuple[str, str]:
    """Title and lines of the first slide: project, surveys, date, and that data are made up where they are."""
    lines = [
        _("{survey}, {n} responses").format(survey=survey.name, n=number_text(survey.rows)) for survey in report.surveys
    ]
    lines = [*lines[:_TOLD_ON_SLIDE], f"{report.made.astimezone():%Y-%m-%d}"]
    if report.synthetic:
        lines.append(synthetic_text())
    return said(report.project, TITLE_LIMIT), "\n".join(said(line) for line in lines)


def method(report: Report) -> str:
    """How the numbers were made, as much as a slide holds; everything stands in its notes."""
    told = [
        _("Percentages are counted exactly, then shown without decimals. Rounded shares may not add to 100%."),
        _("Answers of choose-all questions can add to more than 100%."),
    ]
    if report.hide_under:
        hidden = _("Groups of fewer than {n} respondents are hidden.")
        told.append(hidden.format(n=number_text(report.hide_under)))
    for survey in report.surveys[:_TOLD_ON_SLIDE]:
        line = _("{survey}: {n} responses from {file}.")
        told.append(line.format(survey=survey.name, n=number_text(survey.rows), file=survey.source_name))
    if report.synthetic:
        told.append(synthetic_text())
    made = _("{program}, {day}. For: {audience}. {left_out}")
    told.append(
        made.format(
            program=report.program,
            day=f"{report.made.astimezone():%Y-%m-%d %H:%M}",
            audience=name(report.audience).lower(),
            left_out=leaves_out(report.audience),
        )
    )
    return "\n".join(said(line, 260) for line in told)


def method_notes(report: Report, gone: tuple[str, ...]) -> str:
    """Every rule and source in full, and which slides show findings that are no longer kept."""
    told = []
    if gone:
        said_of = ngettext(
            "{n} slide shows a finding that is no longer in the project:",
            "{n} slides show findings that are no longer in the project:",
            len(gone),
        )
        told.append(said_of.format(n=len(gone)) + "\n" + "\n".join(f"• {one}" for one in gone))
    for survey in report.surveys:
        lines = [f"{what}: {how}" if what else f"    {how}" for what, how in survey.method]
        told.append("\n".join(lines))
    return section("\n\n".join(told))
