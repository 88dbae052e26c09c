"""What the presenter chooses for the slide shown: whom it is of, by whom it is compared; and what there is to say."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.filters import NO_FILTER, Part, fits
from moin_desktop.i18n import _
from moin_desktop.models import filters
from moin_desktop.models.filters import NamedFilter
from moin_desktop.ui.explore.filter_popup import FilterPopup
from moin_desktop.ui.keys import Keys
from moin_desktop.ui.present import comparing
from moin_desktop.ui.present.session import Session


def can_put_on(session: Session) -> bool:
    """Whether the slide shown has a chart that can be filtered and compared."""
    return comparing.question_of(session) is not None


def filter_text(session: Session) -> str:
    """The conditions put on the slide, in words; empty for none."""
    return comparing.filter_words_of(session)


def unfilter(session: Session) -> None:
    """Take the conditions off."""
    session.set_filter(NO_FILTER)


def is_compared(session: Session) -> bool:
    """Whether a comparison was put on the slide."""
    return bool(session.compare)


def filter_popup(session: Session, parent: QWidget) -> FilterPopup:
    """The chooser of Explore, for the slide shown."""
    made = FilterPopup(parent)

    def apply(part: Part) -> None:
        session.set_filter(session.filter.with_condition(part))

    def choose(named: NamedFilter) -> None:
        session.set_filter(named.filter)

    made.applied.connect(apply)
    made.chosen.connect(choose)
    return made


def open_filter(session: Session, popup: FilterPopup, place: QPoint) -> None:
    """Ask for a condition."""
    survey = comparing.survey_of(session)
    if survey is not None:
        there = filters.all(session.workspace.project.session, survey.id)
        popup.open_at(place, survey, session.filter, [named for named in there if fits(survey, named.filter)])


def fill_compare(session: Session, menu: QMenu) -> None:
    """Offer every question to compare by, and none."""
    now = comparing.by(session)
    if now:
        menu.addAction(_("Compare no longer"), partial(comparing.toggle, session))
        menu.addSeparator()
    for question in comparing.groupings(session):
        entry = menu.addAction(question.name.replace("&", "&&"), partial(comparing.choose, session, question.id))
        entry.setCheckable(True)
        entry.setChecked(question.id == now)


def to_say(session: Session) -> str:
    """What only the presenter reads."""
    finding = session.finding
    return "" if finding is None else finding.presenter


def screen_text(screen: QScreen) -> str:
    """ "Screen 2, 1920 × 1080": in the pixels that the screen itself has."""
    there = QGuiApplication.screens()
    number = there.index(screen) + 1 if screen in there else 1
    size, ratio = screen.size(), screen.devicePixelRatio()
    wide, high = round(size.width() * ratio), round(size.height() * ratio)
    return _("Screen {n}, {width} × {height}").format(n=number, width=wide, height=high)


def show_keys(window: QWidget) -> None:
    """All keys on one page."""
    Keys(window).open()
