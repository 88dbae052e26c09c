"""How the numbers of a survey were made, in plain words: what the Method sheet says."""

import numpy as np

from moin_desktop.analysis import captions
from moin_desktop.analysis.charts import filter_text
from moin_desktop.analysis.columns import Mask, letter
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import ROUGH, SMALL, number_text
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.text import Changes
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.corrections import CorrectionInfo, base_words
from moin_desktop.models.surveys import SurveyInfo

Line = tuple[str, str]

_PLATFORMS = {
    "microsoft_forms": "Microsoft Forms",
    "google_forms": "Google Forms",
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "surveymonkey_summary": "SurveyMonkey summary",
    "limesurvey": "LimeSurvey",
    "kobo": "KoboToolbox",
    "typeform": "Typeform",
    "alchemer": "Alchemer",
    "redcap": "REDCap",
    "jotform": "Jotform",
    "eusurvey": "EUSurvey",
    "citizen_space": "Citizen Space",
    "jisc": "Jisc Online Surveys",
    "unipark": "Unipark",
}
_NAMING_ANSWERS = frozenset({"merge", "rename_option", "order", "read_as", "route", "net", "exclusive"})
"""Corrections whose sentence repeats answers from the file."""


def lines(
    info: SurveyInfo, survey: Survey, filter: Filter, mask: Mask, corrections: tuple[CorrectionInfo, ...]
) -> tuple[Line, ...]:
    """What is said about one survey, as (what, how), in reading order; an empty "what" goes on from the line above."""
    return (
        *_source(info, survey, filter, mask),
        *_left_out(survey),
        *_bases(survey),
        *_listed(_("Corrections"), _told(survey, corrections), _("None: every answer is counted as it was read.")),
        *_listed(_("Could not be kept"), info.losses, _("Nothing was lost in reading.")),
        *_listed(_("Read as"), _readings(survey), ""),
    )


def _source(info: SurveyInfo, survey: Survey, filter: Filter, mask: Mask) -> list[Line]:
    fit, everyone = int(np.count_nonzero(mask)), int(np.count_nonzero(survey.everyone))
    found = [
        (_("Survey"), info.name),
        (_("Source file"), info.source_name),
        (_("SHA-256 of the file"), info.source_sha256),
        (_("Sheet"), info.sheet),
        (_("Layout"), _PLATFORMS.get(info.platform, _("Plain table"))),
        (_("Read with"), info.reader),
        (_("Imported"), f"{info.imported_at.astimezone():%Y-%m-%d %H:%M}"),
        (_("Responses"), number_text(info.rows)),
    ]
    if everyone < info.rows:
        excluded = ngettext("{n} response, left out by hand", "{n} responses, left out by hand", info.rows - everyone)
        found.append((_("Not counted"), excluded.format(n=number_text(info.rows - everyone))))
    told = filter_text(survey, filter) if filter else _("None: all respondents")
    if filter:
        fitting = ngettext("{words} ({n} respondent)", "{words} ({n} respondents)", fit)
        told = fitting.format(words=told, n=number_text(fit))
    found.append((_("Filter"), told))
    found.append((_("Weights"), captions.weighted_text(survey) or _("None: every respondent counts as one.")))
    if info.synthetic:
        found.insert(0, (_("Synthetic data"), _("These responses were made up. They say nothing about real people.")))
    return [line for line in found if line[1]]


def _left_out(survey: Survey) -> list[Line]:
    """Personal columns by heading; never a word from their cells."""
    personal = [q for q in survey.questions if q.type is QuestionType.PERSONAL]
    told = [
        _("Column {letter}: {heading}").format(letter=", ".join(letter(i) for i in q.columns), heading=q.name)
        for q in personal
    ]
    return _listed(_("Left out as personal"), told, _("No column was read as personal."))


def _bases(survey: Survey) -> list[Line]:
    """The rule of most questions once, then those that differ."""
    rules = [q.base_rule for q in survey.charted]
    if not rules:
        return []
    usual = max(BaseRule, key=rules.count)
    found = [(_("Percentages are of"), base_words(usual))]
    for question in survey.charted:
        if question.base_rule is not usual:
            found.append(
                ("", _("{question}: {rule}").format(question=question.name, rule=base_words(question.base_rule)))
            )
    for question in survey.charted:
        route = question.asked_if
        asking = next((q for q in survey.questions if route and q.id == route.question), None)
        if route and asking:
            labels = _(" or ").join(o.label for o in asking.options if o.id in route.options)
            told = _("{question} was asked of those who chose {answers} at {asking}.")
            found.append(("", told.format(question=question.name, answers=labels, asking=asking.name)))
    return found


def kept_back(audience: Audience, survey: Survey, notes: int, quotes: int) -> tuple[Line, ...]:
    """What these readers do not get, and why; ``notes`` and ``quotes``: how many of them."""
    told = []
    if survey.hide_under:
        told.append(
            _(
                "Numbers of 1 to {most} respondents, and those they could be worked out from, are hidden in every "
                "sheet so that nobody can be recognised."
            ).format(most=number_text(survey.hide_under - 1))
        )
    if not audience.has_rows:
        told.append(
            _(
                "Responses, Answers 0-1 and Codings are left out: with one row for each respondent, small groups could "
                "be counted and single people be found. In Tables n and of therefore stand as values."
            )
        )
    if notes:
        said = ngettext(
            "{n} note is left out: it is not for these readers.",
            "{n} notes are left out: they are not for these readers.",
            notes,
        )
        told.append(said.format(n=number_text(notes)))
    if quotes:
        said = ngettext(
            "{n} quote is left out: it was not cleared to leave.",
            "{n} quotes are left out: they were not cleared to leave.",
            quotes,
        )
        told.append(said.format(n=number_text(quotes)))
    if audience is not Audience.ALL:
        told.append(_("What is written for the presenter only is left out."))
    return tuple(_listed(_("Kept back"), told, _("Nothing but personal columns.")))


def _told(survey: Survey, corrections: tuple[CorrectionInfo, ...]) -> list[str]:
    """Corrections in words, those left out that would repeat answers of a question that is personal now."""
    personal = {q.id for q in survey.questions if q.type is QuestionType.PERSONAL}
    return [c.text for c in corrections if not (c.question in personal and c.kind in _NAMING_ANSWERS)]


def _readings(survey: Survey) -> list[str]:
    return [_reading(question) for question in survey.charted if question.reason]


def _reading(question: Question) -> str:
    return _("{question}: {reason}").format(question=question.name, reason=question.reason)


def _listed(what: str, items: list[str] | tuple[str, ...], none: str) -> list[Line]:
    if not items:
        return [(what, none)] if none else []
    return [(what if not at else "", item) for at, item in enumerate(items)]


def rules() -> tuple[Line, ...]:
    """The rules that hold for every number and every sheet of the workbook."""
    return (
        (_("Percentages"), _("Counted exactly, then shown without decimals. Rounded shares may not add to 100%.")),
        (
            _("Choose-all questions"),
            _("Percentages are of respondents, so they can add to more than 100%. In Responses one cell lists them."),
        ),
        (
            _("Answers 0-1"),
            _("One column for each answer: 1 for chosen, 0 for not chosen, blank where the question was not answered."),
        ),
        (
            _("Formulas"),
            _(
                "In Tables n, of and % are formulas over Answers 0-1 wherever that gives our number exactly. Weighted "
                "percentages, bases that count people without an answer, and hidden numbers stand as values."
            ),
        ),
        (
            _("Small groups"),
            _("A base under {small} is given in counts only; under {rough} it is called a small base.").format(
                small=SMALL, rough=ROUGH
            ),
        ),
        (
            _("Blank cells"),
            _("In Responses a cell is blank where there is no answer, whether skipped, not asked or a missing code."),
        ),
        (
            _("Notes and findings"),
            _(
                "Notes stand beside their answer in Charts and Tables, as comments at their number in Tables and on "
                "the headings of Responses, and all together in Notes, with links there and back."
            ),
        ),
    )


def changes(made: Changes) -> tuple[Line, ...]:
    """What the export itself changed in texts, with counts."""
    told = []
    if made.control_characters:
        n = made.control_characters
        told.append(
            ngettext(
                "Control characters that a workbook cannot hold were removed from {n} text.",
                "Control characters that a workbook cannot hold were removed from {n} texts.",
                n,
            ).format(n=number_text(n))
        )
    if made.cut:
        told.append(
            ngettext(
                "{n} text was cut at 32,767 characters, the most that a cell holds.",
                "{n} texts were cut at 32,767 characters, the most that a cell holds.",
                made.cut,
            ).format(n=number_text(made.cut))
        )
    if made.kept_as_text:
        told.append(
            ngettext(
                "{n} cell that begins like a formula is marked as text, so that it stays one when edited.",
                "{n} cells that begin like a formula are marked as text, so that they stay so when edited.",
                made.kept_as_text,
            ).format(n=number_text(made.kept_as_text))
        )
    if made.columns_left_out:
        told.append(
            ngettext(
                "{n} column does not fit on a sheet and is left out of Responses.",
                "{n} columns do not fit on a sheet and are left out of Responses.",
                made.columns_left_out,
            ).format(n=number_text(made.columns_left_out))
        )
    if made.rows_left_out:
        told.append(
            ngettext(
                "{n} row does not fit on a sheet and is left out.",
                "{n} rows do not fit on a sheet and are left out.",
                made.rows_left_out,
            ).format(n=number_text(made.rows_left_out))
        )
    if made.flags_left_out:
        told.append(
            _(
                "Answers 0-1 holds choose-all questions only, or is left out: {n} more cells would make it too large "
                "to open. Tables counts other questions in Responses, or holds values."
            ).format(n=number_text(made.flags_left_out))
        )
    return tuple(_listed(_("Changed by this export"), told, _("Nothing: every text is as it was.")))
