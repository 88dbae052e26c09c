"""Words that several sheets share: how a note, a sheet's opening and a survey's sheet are written."""

from moin_desktop.exporting.book import Sheet
from moin_desktop.exporting.values import Remark, Report, SurveyReport
from moin_desktop.i18n import _, ngettext


def opening(sheet: Sheet, report: Report, title: str) -> int:
    """Title, project and, where it is so, that the data are made up; the first row after it."""
    sheet.text(0, 0, title, "title")
    sheet.height(0, 26)
    sheet.text(1, 0, report.project, "quiet_line")
    if not report.synthetic:
        return 3
    sheet.text(2, 0, synthetic_text(), "warn_line")
    return 4


def synthetic_text() -> str:
    """Said wherever made-up data are shown."""
    return _("Synthetic data: these responses were made up.")


def footer(report: Report) -> str:
    """What stands at the foot of every printed page."""
    return f"{report.project}. {synthetic_text()}" if report.synthetic else report.project


def remark_text(remark: Remark, *, place: bool = True) -> str:
    """A note in one paragraph: its words, who said it, where it is pinned and the number it was about.

    A note on a whole question is about no number: that all of 52 answered is no news.
    """
    number = remark.about if remark.where else ""
    about = [part for part in (remark.author, remark.where if place else "", number) if part]
    return f"{remark.text} ({', '.join(about)})" if about else remark.text


def findings_text(numbers: tuple[int, ...]) -> str:
    """ "Finding 3" or "Findings 3, 4"; empty where there is none."""
    if not numbers:
        return ""
    listed = ", ".join(str(number) for number in numbers)
    return ngettext("Finding {numbers}", "Findings {numbers}", len(numbers)).format(numbers=listed)


def of_survey(report: Report, survey: SurveyReport, name: str) -> str:
    """The name of a sheet that holds one survey: with the survey's own name where there are several."""
    return name if len(report.surveys) == 1 else _("{sheet} {survey}").format(sheet=name, survey=survey.name)
