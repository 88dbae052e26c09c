"""The Data place: import review and later repair are the same page."""

import itertools
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QStackedWidget, QWidget

from moin_desktop.analysis.questions import CHARTED_TYPES
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import questions, surveys
from moin_desktop.models.again.looking import Look
from moin_desktop.models.surveys import SurveyInfo
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.data import facts
from moin_desktop.ui.data.again import AgainPanel
from moin_desktop.ui.data.doubts import DoubtCards
from moin_desktop.ui.data.facts import Way
from moin_desktop.ui.data.inspector import WIDTH, Inspector
from moin_desktop.ui.data.leaving import LeavingPopup
from moin_desktop.ui.data.pasting import PastePopup, can_take_list
from moin_desktop.ui.data.rereading import RereadPopup
from moin_desktop.ui.data.table import QuestionTable
from moin_desktop.ui.data.ticking import AFTER_MENU
from moin_desktop.ui.workspace import SURVEY_TABLES, Workspace

LOW = 760
"""Pixels of height under which the cards keep to a few lines, so that the table shows its rows."""


class DataPlace(QWidget):
    """Doubts above, questions below, one question at the right."""

    survey_wanted = Signal()
    """The project holds no survey, and the button that offers to add one was pressed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown = ""
        self._about_all = ""
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        across = controls.row(self, 0)
        left = QFrame()
        left.setProperty("pane", True)
        page = controls.column(left, 0, (28, 24, 28, 12))
        page.addLayout(self._head())
        page.addSpacing(16)
        self.doubts = DoubtCards(self._workspace)
        self._cards = controls.scroll(self.doubts)
        self._again = QTimer(self)  # the cards have their heights only after they were laid out
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._fit_cards)
        self.doubts.installEventFilter(self)
        page.addWidget(self._cards)
        self._gap = QWidget()
        self._gap.setFixedHeight(14)
        for part in (self._cards, self._gap):
            self.doubts.shown.connect(part.setVisible)
        self.doubts.shown.connect(self._order_tabs)
        page.addWidget(self._gap)
        self._ground = controls.card()
        self.table = QuestionTable()
        controls.column(self._ground, 0, (1, 4, 1, 6)).addWidget(self.table)
        page.addWidget(self._ground, 1)
        page.addSpacing(10)
        page.addStretch()
        self._foot = controls.elided(px=12.5, tone="ink2")
        below = controls.row(spacing=12)
        below.addWidget(self._foot, 1)
        self.reread = controls.button(_("Change sheet or headings"), "link")
        self.leave_out = controls.button(_("Leave out rows"), "link")
        for link in (self.reread, self.leave_out):
            below.addWidget(link)
        page.addLayout(below)
        self._leaving = LeavingPopup(self._workspace, self)
        self._pasting = PastePopup(self._workspace, self)
        self.rereading = RereadPopup(self._workspace, self)
        across.addWidget(left, 1)
        self.inspector = Inspector(self._workspace)
        self.again = AgainPanel(self._workspace)
        self.side = QStackedWidget()
        for part in (self.inspector, self.again):
            self.side.addWidget(part)
        across.addWidget(self.side)

    def first_focus(self) -> QWidget:
        """The table, so that arrows move at once."""
        return self.table

    def _head(self) -> QHBoxLayout:
        head = controls.row(spacing=16)
        words = controls.column(spacing=4)
        self._title = controls.label(px=27, weight=600, serif=True)
        words.addWidget(self._title)
        self._about = controls.label(px=14, tone="ink2", wrap=True)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self.explore = controls.button(_("Explore the answers"), "primary", "explore-bars")
        self.add = controls.button(_("Add a survey"), "primary", "folder-open")
        for button in (self.explore, self.add):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _connect(self) -> None:
        self.explore.clicked.connect(partial(self._workspace.go, "explore"))
        self.add.clicked.connect(self.survey_wanted)
        self.table.chosen.connect(self._on_chosen)
        self.table.chooser_asked.connect(self._on_chooser_asked)
        self.table.rename_asked.connect(self._on_rename_asked)
        self.doubts.question_asked.connect(self.table.select)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.reread.clicked.connect(self._on_reread)
        self.rereading.unfit.connect(self._on_unfit)
        self.doubts.headings_asked.connect(self._on_reread)
        self.doubts.cell_asked.connect(self._on_cell_asked)
        self.doubts.emptied.connect(self.table.setFocus)
        self.again.closed.connect(self._on_again_closed)
        self._workspace.project_changed.connect(self._forget_shown)
        self._workspace.survey_changed.connect(self._refresh)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.question_changed.connect(self._on_question_changed)
        self._workspace.filter_changed.connect(self._say_foot)

    def _order_tabs(self) -> None:
        """Tab goes as one reads: head, cards, table, inspector."""
        stops = [
            self.explore,
            self.add,
            *self.doubts.stops(),
            self.table,
            self.reread,
            self.leave_out,
            self.inspector.name,
        ]
        for before, after in itertools.pairwise(stops):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doubts.set_brief(self.height() < LOW)
        self._fit_cards()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._again.start()
        return super().eventFilter(watched, event)

    def _fit_cards(self) -> None:
        """As high as the cards, but the table keeps more than half of the place."""
        self._cards.setFixedHeight(min(self.doubts.sizeHint().height(), self.height() * 2 // 5))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "doubt" in tables and not tables & SURVEY_TABLES:
            self._refresh()
        else:
            self.doubts.refresh()

    def _say_foot(self) -> None:
        """What holds for the page; no filter does."""
        said = (_all_counted() if self._workspace.filter else "", self._about_all)
        self._foot.setText(" ".join(part for part in said if part))

    def _refresh(self) -> None:
        self.doubts.refresh()
        there = self._workspace.has_survey
        for part in (self.explore, self._ground, self.reread, self.leave_out):
            part.setVisible(there)
        for part in (self.inspector, self.side):
            part.setFixedWidth(WIDTH if there else 0)
        self.add.setVisible(not there)
        self._title.setText(_("Check how the survey was read") if there else _("No survey in this project"))
        if not there:
            self.table.questions.show(None, {})
            self._about.setText(_("Its import was undone, or it was removed. Redo brings it back."))
            self._about_all = ""
            self._foot.setText("")
            return
        survey, session = self._workspace.survey, self._workspace.project.session
        info = next(info for info in surveys.infos(session) if info.id == survey.id)
        told = surveys.doubts(session, survey.id)
        open_doubts = {d.doubt.question: d.doubt.text for d in told if not d.settled and d.doubt.question}
        kept = self._shown
        self.table.questions.show(survey, open_doubts)
        left_out = int(np.count_nonzero(~survey.everyone))
        self._about.setText(_about(info, left_out))
        self._about_all = _foot(info, left_out)
        self._say_foot()
        self._foot.tip = "\n".join(info.losses)
        known = {question.id for question in survey.questions}
        first = survey.questions[0].id if survey.questions else ""
        shown = self._workspace.question
        self.table.select(kept if kept in known else shown.id if shown else first)
        self.inspector.refresh()

    def _forget_shown(self) -> None:
        self._shown = ""  # ids begin anew in every project

    def _on_chosen(self, id: str) -> None:
        self._shown = id
        self.inspector.show_question(id)
        if self._workspace.survey.question(id).type in CHARTED_TYPES:
            self._workspace.set_question(id)

    def _on_cell_asked(self, question: str, line: int) -> None:
        self.table.select(question)
        self.inspector.show_line(line)

    def _on_question_changed(self) -> None:
        question = self._workspace.question
        if question is not None and question.id != self._shown:
            self.table.select(question.id)

    def compare(self, reading: Reading, look: Look) -> None:
        """Show what a file is to the survey it looks like, in place of the question."""
        if self._workspace.survey.id != look.survey:
            self._workspace.show_survey(look.survey)
        self.again.begin(reading, look)
        self.side.setCurrentWidget(self.again)
        self.side.show()  # the export panel may stand in its place
        self.again.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again_closed(self) -> None:
        inside = self.again.isAncestorOf(QApplication.focusWidget() or self)
        self.side.setCurrentWidget(self.inspector)
        if inside:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rename_asked(self) -> None:
        self.again.close_down()
        self.side.show()  # the export panel may stand in its place
        self.inspector.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.inspector.name.selectAll()

    def _on_chooser_asked(self, row: int) -> None:
        survey = self._workspace.survey
        question = self.table.questions.question(row)
        menu = QMenu(_("Read as"), self)
        menu.setAccessibleName(_("Read as"))
        menu.setFont(fonts.sans(13.5, 500))
        group = QActionGroup(menu)
        for way in facts.ways(survey, question):
            action = menu.addAction(icons.icon(facts.icon(way.type), theme.tokens().ink2), way.words)
            action.setCheckable(True)
            action.setChecked(facts.is_way(way, question))
            action.triggered.connect(partial(self._read_as, question.id, way))
            group.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.table.chooser_corner(row)
        if can_take_list(question):
            menu.addSeparator()
            paste = menu.addAction(icons.icon("multiple", theme.tokens().ink2), _("By a pasted option list"))
            paste.triggered.connect(partial(self._paste, question.id, corner.bottomLeft()))
        menu.setMinimumWidth(corner.width())
        menu.popup(corner.bottomLeft())

    def _paste(self, question: str, place: QPoint, _checked: bool = False) -> None:
        QTimer.singleShot(AFTER_MENU, self, partial(self._pasting.open_at, place, question))

    def _on_leave_out(self) -> None:
        self._leaving.open_at(self.leave_out.mapToGlobal(self.leave_out.rect().topRight()))

    def _on_reread(self) -> None:
        self.rereading.open_at(self.reread.mapToGlobal(self.reread.rect().topRight()), above=True)

    def _on_unfit(self, title: str, sentences: tuple[str, ...]) -> None:
        self.side.setCurrentWidget(self.again)
        self.side.show()  # the export panel may stand in its place
        self.again.tell_unfit(title, sentences)

    def _read_as(self, question: str, way: Way, _checked: bool = False) -> None:
        if not facts.is_way(way, self._workspace.survey.question(question)):
            self._workspace.do(_("Read a question another way"), questions.read_as, question, way.type, way.separator)


def _all_counted() -> str:
    return _("All respondents are counted here, whatever the filter in Explore.")


def _about(info: SurveyInfo, left_out: int) -> str:
    counted = info.rows - left_out
    responses = ngettext("{n} response", "{n} responses", counted).format(n=number_text(counted))
    if left_out:
        responses = _("{responses} ({n} left out)").format(responses=responses, n=number_text(left_out))
    columns = ngettext("{n} column", "{n} columns", info.width).format(n=number_text(info.width))
    told = _("{responses} and {columns} from sheet “{sheet}”.") if info.sheet else _("{responses} and {columns}.")
    more = _("You can explore straight away; changes here update every chart.")
    return " ".join((told.format(responses=responses, columns=columns, sheet=info.sheet), more))


def _foot(info: SurveyInfo, left_out: int) -> str:
    head = ngettext("Headings in row {n}.", "Headings in rows 1 to {n}.", info.header_rows)
    parts = [_("Synthetic data.") if info.synthetic else "", _("The file itself is never changed.")]
    if info.first_data_row > info.header_rows + 1:
        parts.append(_("Answers from row {n}.").format(n=info.first_data_row))
    elif info.header_rows:
        parts.append(head.format(n=info.header_rows))
    if left_out:
        told = ngettext("{n} response is left out.", "{n} responses are left out.", left_out)
        parts.append(told.format(n=number_text(left_out)))
    if info.losses:
        n = len(info.losses)
        parts.append(ngettext("{n} thing was not kept: {first}", "{n} things were not kept, among them: {first}", n))
        parts[-1] = parts[-1].format(n=n, first=info.losses[0])
    return " ".join(part for part in parts if part)
