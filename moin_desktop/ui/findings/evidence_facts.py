"""What a finding stands on, piece by piece in words: its own chart first, then further charts, quotes and notes."""

from dataclasses import dataclass

from moin_desktop.analysis.answers import Written
from moin_desktop.analysis.charts import ChartData, ChartSpec, filter_text
from moin_desktop.analysis.figures import change_text, chart_of, filter_fits, key_figure
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import within_a_sentence
from moin_desktop.i18n import _
from moin_desktop.models import evidence, notes, quotes
from moin_desktop.models.evidence import Evidence
from moin_desktop.models.findings import Finding
from moin_desktop.models.notes import Note
from moin_desktop.models.project import Project
from moin_desktop.models.quotes import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence as it is told."""

    id: str
    """Empty for the finding's own chart."""
    kind: str
    """view, quote or note."""
    text: str
    """The question of a chart, the words of a quote or a note."""
    detail: str
    changed: str = ""
    """What became of the numbers of a chart since it was added."""
    chart: ChartData | None = None
    spec: ChartSpec | None = None
    """What to show of it in Explore; None where that is gone."""
    option: str = ""
    """The answer to choose there."""
    answer: str = ""
    """Of a quote: the whole answer that its words are from."""
    focus: tuple[str, ...] = ()
    there: bool = True

    @property
    def name(self) -> str:
        """The piece in one breath, for screen readers."""
        kinds = {"view": _("Chart"), "quote": _("Quote"), "note": _("Note")}
        parts = (self.text, self.detail, self.changed)
        return _("{kind}: {what}").format(kind=kinds[self.kind], what=". ".join(part for part in parts if part))


def pieces(project: Project, finding: Finding, survey: Survey) -> tuple[Piece, ...]:
    """All that a finding of this survey stands on, its own chart first."""
    session = project.session
    own = (_view(survey, finding.spec, "", "", finding.focus),) if finding.charted else ()
    there = evidence.of_finding(session, finding.id)
    said = {note.id: note for note in notes.of_survey(session, survey.id)} if there else {}
    quoted = {quote.id: quote for quote in quotes.of_survey(session, survey.id)} if there else {}
    return (*own, *(_piece(survey, one, said, quoted) for one in there))


def _piece(survey: Survey, one: Evidence, said: dict[str, Note], quoted: dict[str, Quote]) -> Piece:
    if one.spec is not None:
        chart = chart_of(survey, one.spec) if _known(survey, one.spec.question) else None
        return _view(survey, one.spec, one.id, change_text(chart, (), one.snapshot) if chart is not None else "")
    if one.kind == "quote":
        quote = quoted.get(one.quote)
        return _quote(survey, one, quote) if quote is not None else _gone(one, _("A quote that is gone"))
    note = said.get(one.note)
    return _note(survey, one, note) if note is not None else _gone(one, _("A note that is gone"))


def _known(survey: Survey, question: str) -> bool:
    return any(one.id == question for one in survey.questions)


def _gone(one: Evidence, text: str) -> Piece:
    return Piece(one.id, one.kind, text, _("Undo may bring it back"), there=False)


def _view(survey: Survey, spec: ChartSpec, id: str, changed: str, focus: tuple[str, ...] = ()) -> Piece:
    names = {question.id: question.name for question in survey.questions}
    if spec.question not in names:
        return Piece(id, "view", _("A question that is gone"), "", there=False)
    chart = chart_of(survey, spec)
    parts = []
    if chart is not None:
        figure = key_figure(chart, focus)
        parts.append(
            _("{number} {what}").format(number=figure.value, what=figure.label) if figure.label else figure.value
        )
    else:
        parts.append(_("Its question is read another way now"))
    if spec.compare in names:
        parts.append(_("by {question}").format(question=within_a_sentence(names[spec.compare])))
    if spec.filter and filter_fits(survey, spec.filter):
        parts.append(_("Only {filter}").format(filter=filter_text(survey, spec.filter)))
    return Piece(
        id, "view", names[spec.question], " · ".join(parts), changed, chart, spec if chart else None, focus=focus
    )


def _quote(survey: Survey, one: Evidence, quote: Quote) -> Piece:
    names = {question.id: question.name for question in survey.questions}
    answer = answer_text(survey, quote.question, quote.response)
    words = quote.words(answer)
    if not words:
        return _gone(one, _("An answer that is gone"))
    told = names[quote.question]
    if not quote.cleared:
        told = _("{question} · not cleared for the room").format(question=told)
    spoken = _("“{words}”").format(words=words)
    return Piece(one.id, "quote", spoken, told, spec=ChartSpec(quote.question), answer=answer)


def answer_text(survey: Survey, question: str, response: int) -> str:
    """A written answer; empty where there is none."""
    if not _known(survey, question):
        return ""
    answers = survey.answers(question)
    if not isinstance(answers, Written) or not 0 <= response < len(answers.codes) or answers.codes[response] < 0:
        return ""
    return answers.words[int(answers.codes[response])]


def _note(survey: Survey, one: Evidence, note: Note) -> Piece:
    questions = {question.id: question for question in survey.questions}
    about = questions.get(note.question)
    label = about.label(note.option) if about is not None and note.option else about.name if about is not None else ""
    detail = " · ".join(part for part in (note.author, label) if part)
    spec = ChartSpec(about.id, note.about.filter) if about is not None and note.about else None
    if spec is None and about is not None:
        spec = ChartSpec(about.id)
    return Piece(one.id, "note", note.text, detail, spec=spec, option=note.option)
