"""What a finding stands on, in the words of an export; quotes only where they were cleared to leave."""

from sqlalchemy.orm import Session

from moin_desktop.analysis.answers import Written
from moin_desktop.analysis.charts import ChartSpec, filter_text
from moin_desktop.analysis.figures import change_text, chart_of, key_figure
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import within_a_sentence
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import evidence, notes, quotes
from moin_desktop.models.evidence import Evidence
from moin_desktop.models.findings import Finding
from moin_desktop.models.quotes import Quote


def lines(session: Session, finding: Finding, survey: Survey) -> tuple[str, ...]:
    """One line for each piece of evidence that may be told, and one for the quotes that may not."""
    there = evidence.of_finding(session, finding.id)
    if not there:
        return ()
    said = {note.id: note for note in notes.of_survey(session, survey.id) if note.visibility == "room"}
    quoted = {quote.id: quote for quote in quotes.of_survey(session, survey.id)}
    held = sum(1 for one in there if one.kind == "quote" and one.quote in quoted and not quoted[one.quote].cleared)
    found = []
    for one in there:
        if one.kind == "view" and one.spec is not None:
            found.append(_view(survey, one, one.spec))
        elif one.kind == "quote" and one.quote in quoted and quoted[one.quote].cleared:
            found.append(_quote(survey, quoted[one.quote]))
        elif one.kind == "note" and one.note in said:
            note = said[one.note]
            found.append(
                _("{note} ({author})").format(note=note.text, author=note.author) if note.author else note.text
            )
    if held:
        found.append(
            ngettext("{n} quote not cleared to be shown", "{n} quotes not cleared to be shown", held).format(n=held)
        )
    return tuple(line for line in found if line)


def _view(survey: Survey, one: Evidence, spec: ChartSpec) -> str:
    names = {question.id: question.name for question in survey.questions}
    if spec.question not in names:
        return _("A question that is gone")
    chart = chart_of(survey, spec)
    if chart is None:
        return _("{question}: read another way now").format(question=names[spec.question])
    figure = key_figure(chart)
    parts = [" ".join(part for part in (figure.value, figure.label, figure.of and f"({figure.of})") if part)]
    if spec.compare in names:
        parts.append(_("by {question}").format(question=within_a_sentence(names[spec.compare])))
    if spec.filter:
        parts.append(_("only {filter}").format(filter=filter_text(survey, spec.filter)))
    if changed := change_text(chart, (), one.snapshot):
        parts.append(changed)
    return _("{question}: {what}").format(question=names[spec.question], what=", ".join(parts))


def _quote(survey: Survey, quote: Quote) -> str:
    question = next((one for one in survey.questions if one.id == quote.question), None)
    answers = survey.answers(quote.question) if question is not None else None
    if not isinstance(answers, Written) or not 0 <= quote.response < len(answers.codes):
        return ""
    code = int(answers.codes[quote.response])
    return _("“{words}”").format(words=quote.words(answers.words[code])) if code >= 0 else ""
