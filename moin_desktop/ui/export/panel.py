"""What leaves the program, beside any place: the workbook, pictures, the responses alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export.book_tab import BookTab
from moin_desktop.ui.export.responses_tab import ResponsesTab
from moin_desktop.ui.export.talk_tab import TalkTab
from moin_desktop.ui.leaving.pictures_tab import PicturesTab
from moin_desktop.ui.team.books import books_button
from moin_desktop.ui.workspace import Workspace

WIDTH = 392


class ExportPanel(QFrame):
    """The panel at the right."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, ask: Ask | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._build(ask or Ask())
        self._connect()
        self._refresh()

    def _build(self, ask: Ask) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Export"))
        page = controls.column(self, 8, (20, 14, 6, 12))
        page.addLayout(self._head())
        self.parts = controls.Segments(
            (
                ("book", _("Workbook"), ""),
                ("talk", _("Slides"), ""),
                ("pictures", _("Pictures"), ""),
                ("responses", _("Responses"), ""),
            ),
            _("What"),
            tight=True,
        )
        self.parts.set_current("book")
        page.addWidget(self.parts)
        page.addSpacing(4)
        self.book = BookTab(self._workspace, ask)
        self.pictures = PicturesTab(self._workspace, ask)
        self.responses = ResponsesTab(self._workspace, ask)
        self.talk = TalkTab(self._workspace, ask)
        self._tabs: dict[str, QWidget] = {
            "book": self.book,
            "talk": self.talk,
            "pictures": self.pictures,
            "responses": self.responses,
        }
        inside = QWidget()
        column = controls.column(inside, 0, (0, 0, 14, 8))
        for tab in self._tabs.values():
            column.addWidget(tab, 1)
            tab.setVisible(tab is self.book)
        area = controls.scroll(inside, _("Export"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.addWidget(area, 1)
        self.checks, self.save, self.small_groups = self.book.checks, self.book.save, self.book.small_groups

    def _head(self) -> QHBoxLayout:
        head = controls.row()
        head.addWidget(controls.label(_("Export"), 13.5, 600), 1)
        head.addWidget(books_button(self))
        self.close_button = controls.icon_button("close", _("Close the export panel"))
        head.addWidget(self.close_button)
        head.addSpacing(14)
        return head

    def _connect(self) -> None:
        self.parts.chosen.connect(self._on_part)
        self.close_button.clicked.connect(self.closed)
        self.book.settled.connect(self._refresh)
        self._workspace.changed.connect(self._on_news)
        self._workspace.survey_changed.connect(self._on_news)
        self._workspace.filter_changed.connect(self._on_news)
        self._workspace.project_changed.connect(self._on_project_changed)

    def _on_part(self, part: str) -> None:
        for name, tab in self._tabs.items():
            tab.setVisible(name == part)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    def _on_news(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_project_changed(self) -> None:
        self.book.recall()
        self.responses.recall()
        self.talk.recall()
        self._on_news()

    def _refresh(self) -> None:
        if not self._workspace.is_open:
            return
        part = self.parts.current
        if part == "pictures":
            self.pictures.refresh()
        elif part == "talk":
            self.talk.refresh()
        elif part == "responses":
            self.responses.refresh()
        else:
            self.book.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
