"""Filter and comparison put on a slide while it is shown: what there is to choose, and in words."""

from typing import TYPE_CHECKING

from moin_desktop.analysis import compared, filter_words
from moin_desktop.analysis.filters import mask
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.models import settings

if TYPE_CHECKING:
    from moin_desktop.ui.present.session import Session

LAST = "compared in the room last"


def survey_of(session: "Session") -> Survey | None:
    """The survey of the slide shown; None for words alone."""
    slide = session.own_slide
    if slide is None or not slide.spec.question or session.surveys is None:
        return None
    return session.surveys[slide.survey]


def question_of(session: "Session") -> Question | None:
    """The question of the slide shown."""
    slide, survey = session.own_slide, survey_of(session)
    if slide is None or survey is None:
        return None
    return next((one for one in survey.questions if one.id == slide.spec.question), None)


def filter_words_of(session: "Session") -> str:
    """The conditions put on the slide, in words; empty for none."""
    survey = survey_of(session)
    return filter_words.filter_text(survey, session.filter) if survey is not None and session.filter else ""


def said(session: "Session") -> str:
    """The same as the room reads it at the foot; how many fit is not said where small groups are hidden."""
    survey, words = survey_of(session), filter_words_of(session)
    if survey is None or not words:
        return ""
    if survey.hide_under:
        return _("Only {filter}").format(filter=words)
    left = number_text(int(mask(survey, session.filter).sum()))
    return _("Only {filter} ({n})").format(filter=words, n=left)


def groupings(session: "Session") -> tuple[Question, ...]:
    """The questions the slide can be compared by, the sensible ones first."""
    survey, question = survey_of(session), question_of(session)
    return () if survey is None or question is None else compared.groupings(survey, question)


def by(session: "Session") -> str:
    """The question the slide is compared by now; empty while it is not."""
    slide = session.slide
    return "" if slide is None else slide.spec.compare


def toggle(session: "Session") -> None:
    """Compare by what was compared by last, else by the first sensible question; or no longer."""
    if by(session):
        own = session.own_slide
        session.set_compare("" if own is not None and own.spec.compare else None)
        return
    there = [question.id for question in groupings(session)]
    if not there:
        session.told.emit(_("This chart cannot be compared"))
        return
    last = settings.get(session.workspace.project.session, LAST)
    choose(session, last if last in there else there[0])


def choose(session: "Session", question: str) -> None:
    """Compare by a question, and remember it for the next time."""
    session.workspace.project.remember(settings.put, LAST, question)
    session.set_compare(question)
