"""The popup that makes a filter: first what to ask about, then what to ask; by mouse and by keyboard."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from moin_desktop.analysis.conditions import Except, Replied
from moin_desktop.analysis.filters import Filter, Noted, Part, Words, hits, key, mask
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.questions import CHARTED_TYPES, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.filters import NamedFilter
from moin_desktop.ui import controls, icons, theme
from moin_desktop.ui.explore.filter_bodies import (
    COUNT,
    AnswersBody,
    Body,
    RangeBody,
    RepliesBody,
    WordsBody,
    dress,
    field,
)
from moin_desktop.ui.explore.question_list import type_icon

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_RANGED = frozenset({QuestionType.NUMBER, QuestionType.DATE})
WIDTH, LINE = 380, 34
FEWEST, MOST = 300, 500


def within(place: QPoint, popup: QWidget) -> QPoint:
    """A place for a popup from which it does not reach beyond the screen."""
    room = popup.screen().availableGeometry()
    left = max(room.left(), min(place.x(), room.right() - popup.width() - 8))
    return QPoint(left, max(room.top(), min(place.y(), room.bottom() - popup.height() - 8)))


class FilterPopup(QFrame):
    """Chooses a kept filter, or makes one more condition."""

    applied = Signal(object)
    """A condition."""
    chosen = Signal(object)
    """A NamedFilter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._survey: Survey | None = None
        self._filter = Filter()
        self.setProperty("look", "card")
        self.setAccessibleName(_("Filter"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search = field(_("Find a question or a filter"))
        self.questions = QListWidget()
        dress(self.questions, _("Filter by which question"))
        first = QWidget()
        page = controls.column(first, 8, (12, 12, 12, 12))
        page.addWidget(controls.label(_("Show only some respondents. By their answer to:"), 12.5, 600, "ink2"))
        page.addWidget(self.search)
        page.addWidget(self.questions, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(first)
        self._pages.addWidget(self._second())
        controls.column(self, 0, (1, 1, 1, 1)).addWidget(self._pages)

    def _second(self) -> QWidget:
        self.title = controls.elided(px=14, weight=600)
        self.back = controls.icon_button("chevron-left", _("Back to the questions"))
        self._ways = controls.Segments(
            (("any", _("Any of these"), ""), ("none", _("None of these"), ""), ("reply", _("Answered or not"), "")),
            _("How to choose"),
        )
        self._plain_ways = controls.Segments(
            (("value", _("By the answer"), ""), ("reply", _("Answered or not"), "")), _("How to choose")
        )
        self.answers_body, self.range_body = AnswersBody(), RangeBody()
        self.words_body, self.replies_body = WordsBody(), RepliesBody()
        self._bodies = QStackedWidget()
        for body in (self.answers_body, self.range_body, self.words_body, self.replies_body):
            self._bodies.addWidget(body)
        self.apply = controls.button(_("Only these"), "primary")
        second = QWidget()
        page = controls.column(second, 8, (12, 8, 12, 12))
        top = controls.row(spacing=6)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        page.addLayout(top)
        for ways in (self._ways, self._plain_ways):
            page.addWidget(ways, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._bodies, 1)
        page.addWidget(self.apply)
        return second

    @property
    def answers(self) -> QListWidget:
        """The answers to tick."""
        return self.answers_body.list

    def ticked(self) -> tuple[str, ...]:
        """The answers ticked."""
        return self.answers_body.ticked()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_find)
        self.questions.itemClicked.connect(self._on_item)
        self.back.clicked.connect(self._on_back)
        self.apply.clicked.connect(self._on_apply)
        for body in (self.answers_body, self.range_body, self.words_body, self.replies_body):
            body.changed.connect(self._on_changed)
        for ways in (self._ways, self._plain_ways):
            ways.chosen.connect(self._on_way)

    # What to ask about

    def open_at(self, place: QPoint, survey: Survey, filter: Filter, kept: Sequence[NamedFilter]) -> None:
        """Show what can be asked about, below a place."""
        self._survey, self._filter = survey, filter
        self.search.clear()
        self._fill(survey, kept)
        self._pages.setCurrentIndex(0)
        lines = self.questions.count()
        self.resize(WIDTH, min(MOST, max(FEWEST, lines * LINE + 110)))
        self.move(within(place, self))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, survey: Survey, kept: Sequence[NamedFilter]) -> None:
        self.questions.clear()
        for named in kept:
            count = None if survey.hide_under else int(np.count_nonzero(mask(survey, named.filter)))
            self._line(named.name, "bookmark", named, count=count)
        asked = [q for q in survey.questions if q.type in CHARTED_TYPES]
        for question in asked:
            self._line(question.name, type_icon(question), question, question.text)
        if any(question.type is QuestionType.TEXT for question in asked):
            self._line(_("Any written answer"), "text", Words("", ""))
        if survey.noted:
            count = None if survey.hide_under else int(np.count_nonzero(hits(survey, Noted())))
            self._line(_("With a note"), "note", Noted(), count=count)
        self.questions.setCurrentRow(0)

    def _line(self, words: str, icon: str, about: object, tip: str = "", count: int | None = None) -> None:
        item = QListWidgetItem(icons.icon(icon, theme.tokens().ink2, 17), words)
        item.setData(Qt.ItemDataRole.UserRole, about)
        item.setData(COUNT, count)
        item.setToolTip(tip or words)
        self.questions.addItem(item)

    def _on_find(self, words: str) -> None:
        wanted = fold(words).split()
        for at in range(self.questions.count()):
            item = self.questions.item(at)
            told = fold(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in told for word in wanted))
        seen = (i for i in range(self.questions.count()) if not self.questions.item(i).isHidden())
        self.questions.setCurrentRow(next(seen, -1))

    def _on_item(self, item: QListWidgetItem) -> None:
        about = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(about, NamedFilter):
            self.hide()
            self.chosen.emit(about)
        elif isinstance(about, Noted):
            self.hide()
            self.applied.emit(about)
        else:
            self.ask(about if isinstance(about, Question) else None)

    # What to ask

    def ask(self, question: Question | None) -> None:
        """Ask about one question; None for any written answer."""
        assert self._survey is not None
        survey = self._survey
        about = question.id if question is not None else key(Words("", ""))
        part, within = self._filter.on(about), mask(survey, self._filter.without(about))
        self.title.setText(question.name if question is not None else _("Any written answer"))
        ticks = question is not None and question.type not in _RANGED and question.type is not QuestionType.TEXT
        self._ways.setVisible(ticks)
        self._plain_ways.setVisible(question is not None and not ticks)
        self.words_body.start(survey, question, part, within)
        if question is not None:
            self.replies_body.start(survey, question, part, within)
            if ticks:
                self.answers_body.start(survey, question, part, within)
            elif question.type in _RANGED:
                self.range_body.start(survey, question, part, within)
        self._value_body: Body = self.words_body
        if ticks:
            self._value_body = self.answers_body
        elif question is not None and question.type in _RANGED:
            self._value_body = self.range_body
        way = "reply" if isinstance(part, Replied) else "none" if isinstance(part, Except) else "any"
        self._pages.setCurrentIndex(1)
        self._on_way(way)

    def _on_way(self, way: str) -> None:
        self._ways.set_current(way)
        self._plain_ways.set_current("reply" if way == "reply" else "value")
        self.answers_body.none = way == "none"
        body = self.replies_body if way == "reply" else self._value_body
        self._bodies.setCurrentWidget(body)
        self._on_changed()
        body.first.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def body(self) -> Body:
        """What is asked for now."""
        body = self._bodies.currentWidget()
        assert isinstance(body, Body)
        return body

    def _part(self) -> Part | None:
        return None if self._survey is None else self.body.part(self._survey)

    def _on_changed(self) -> None:
        """Say on the button how many would be left."""
        part = self._part()
        if part is None or self._survey is None:
            self.apply.set_text(_("Tick an answer") if self.body is self.answers_body else _("Only these"))
            self.apply.setEnabled(False)
            return
        left = int(np.count_nonzero(mask(self._survey, self._filter.with_condition(part))))
        said = ngettext("Only this {n}", "Only these {n}", left).format(n=number_text(left))
        if left and self._survey.hide_under:
            said = _("Only these")
        self.apply.set_text(said if left else _("No one fits"))
        self.apply.setEnabled(left > 0)

    def _on_back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_apply(self) -> None:
        self._on_changed()
        part = self._part()
        if part is not None and self.apply.isEnabled():
            self.hide()
            self.applied.emit(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asking = self._pages.currentIndex() == 1
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER and asking:
            if self.body is self.answers_body:
                self.answers_body.take_current()
            self._on_apply()
        elif event.key() in _ENTER and self.questions.currentItem() is not None:
            self._on_item(self.questions.currentItem())
        elif event.key() in _MOVING and self.focusWidget() is self.search:
            self.questions.keyPressEvent(event)
        elif event.key() in _MOVING and self.focusWidget() is self.answers_body.search:
            self.answers.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Left and asking:
            self._on_back()
        else:
            super().keyPressEvent(event)
