"""What the room is shown, written down as it is shown; what cannot be written down is no reason to stop."""

import contextlib
from typing import TYPE_CHECKING

from moin_desktop.errors import MoinError
from moin_desktop.models import minutes, settings
from moin_desktop.ui.present import comparing

if TYPE_CHECKING:
    from moin_desktop.ui.present.session import Session


def write(session: "Session", kind: str, words: str = "") -> None:
    """Write one line about the slide shown; ``kind`` is one of ``minutes.KINDS``."""
    slide, project = session.own_slide, session.workspace.project
    if slide is None:
        return
    with contextlib.suppress(MoinError):
        project.remember(minutes.record, kind, slide.finding, slide.spec.question, words)


def begin(session: "Session") -> None:
    """Presenting begins."""
    write(session, "begin")


def show(session: "Session") -> None:
    """A slide is shown."""
    slide = session.own_slide
    if slide is not None:
        plan = session.plan_at(session.at)
        write(session, "show", slide.headline or (plan.data.title if plan is not None else ""))


def filter(session: "Session") -> None:
    """Conditions were put on the slide, or taken off."""
    write(session, "filter", comparing.filter_words_of(session))


def compare(session: "Session") -> None:
    """The slide is compared, or no longer."""
    survey = comparing.survey_of(session)
    known = {question.id: question.name for question in survey.questions} if survey is not None else {}
    write(session, "compare", known.get(comparing.by(session), ""))


def cover(session: "Session") -> None:
    """The slide is hidden behind black or white, or seen again."""
    write(session, "blank", session.cover.value)


def end(session: "Session") -> None:
    """Presenting is over; where it stopped is kept for the next time."""
    from moin_desktop.ui.present.session import STOPPED_AT, place_of

    write(session, "end")
    slide = session.own_slide
    if slide is not None:
        with contextlib.suppress(MoinError):
            session.workspace.project.remember(settings.put, STOPPED_AT, place_of(slide))
