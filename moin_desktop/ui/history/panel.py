"""The history beside any place: every step in words, back to any of them, or just one taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import checkpoints
from moin_desktop.ui import controls
from moin_desktop.ui.history.lines import HistoryDelegate, HistoryModel, Line, said
from moin_desktop.ui.workspace import Workspace

WIDTH = 352


class HistoryList(QListView):
    """The list; Enter goes to a step, Backspace takes just it back, Delete forgets a name, F2 gives another."""

    acted = Signal(str)
    _KEYS = {  # noqa: RUF012 - never changed
        Qt.Key.Key_Return: "go",
        Qt.Key.Key_Enter: "go",
        Qt.Key.Key_Backspace: "take_back",
        Qt.Key.Key_Delete: "forget",
        Qt.Key.Key_F2: "rename",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps, the newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(HistoryDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._KEYS.get(Qt.Key(event.key()))
        if act is not None:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)


class HistoryPanel(QFrame):
    """The panel at the right."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("History"))
        page = controls.column(self, 8, (12, 14, 12, 16))
        head = controls.row(margins=(8, 0, 0, 0))
        head.addWidget(controls.label(_("History"), 13.5, 600), 1)
        self.close_button = controls.icon_button("close", _("Close the history"))
        head.addWidget(self.close_button)
        page.addLayout(head)
        self.count = controls.label(px=12.5, tone="ink2", wrap=True)
        inset = controls.column(margins=(8, 0, 8, 0))
        inset.addWidget(self.count)
        self.name = controls.CommittingEdit(_("Name this moment"), _("Name this moment: Before the workshop"))
        self.name.setFixedHeight(36)
        inset.addWidget(self.name)
        page.addLayout(inset)
        self.model = HistoryModel(self)
        self.list = HistoryList()
        self.list.setModel(self.model)
        page.addWidget(self.list, 1)
        page.addWidget(controls.line())
        page.addLayout(self._build_foot())

    def _build_foot(self) -> QVBoxLayout:
        foot = controls.column(spacing=8, margins=(8, 4, 8, 0))
        self.about = controls.label(px=14, weight=600, wrap=True)
        self.said = controls.label(px=12.5, tone="ink2", wrap=True)
        self.rename = controls.CommittingEdit(_("Name of the moment"))
        self.rename.setFixedHeight(36)
        self.trouble = controls.card("trouble")
        words = controls.column(self.trouble, 4, (12, 10, 12, 10))
        self.in_the_way = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        self.way_out = controls.label(px=12.5, tone="ink2", wrap=True)
        words.addWidget(self.in_the_way)
        words.addWidget(self.way_out)
        self.go = controls.button("", "primary")
        self.just_this = controls.button(_("Undo just this one"), "", "undo")
        self.forget = controls.button(_("Forget this name"), "", "trash")
        for part in (self.about, self.said, self.rename, self.trouble, self.go, self.just_this, self.forget):
            foot.addWidget(part)
        self.trouble.hide()
        return foot

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.name.committed.connect(self._on_named)
        self.rename.committed.connect(self._on_renamed)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.acted.connect(self.act)
        self.list.doubleClicked.connect(self.go_to)
        self.go.clicked.connect(self.go_to)
        self.just_this.clicked.connect(self.take_back)
        self.forget.clicked.connect(self.forget_name)
        self._workspace.changed.connect(self._on_news)
        self._workspace.project_changed.connect(self._on_project_changed)

    # Shown

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        self._choose(self.model.here_row())
        super().showEvent(event)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_project_changed(self) -> None:
        if not self._workspace.is_open:
            self.closed.emit()
        self._on_news()

    def refresh(self) -> None:
        """Show the history as it is now; the line that was chosen stays chosen."""
        if not self._workspace.is_open:
            return
        project, chosen, top = self._workspace.project, self.line, self.list.verticalScrollBar().value()
        steps = project.steps()
        self.model.show(steps, checkpoints.all(project.session))
        done = sum(not step.undone for step in steps)
        self.count.setText(
            ngettext(
                "{n} step. Each is safe on disk, and none is lost by going back.",
                "{n} steps. Each is safe on disk, and none is lost by going back.",
                done,
            ).format(n=number_text(done))
        )
        self.list.verticalScrollBar().setValue(top)
        there = self.model.place(chosen) if chosen is not None else None
        self._choose(there.row() if there is not None and there.isValid() else self.model.here_row())
        self._show_chosen()

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        index = self.list.currentIndex()
        return self.model.line(index) if index.isValid() else None

    def _on_current(self) -> None:
        self.trouble.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.line
        step = line.step if line is not None else None
        named = line.checkpoint if line is not None else None
        self.about.setText(step.label if step is not None else "")
        self.about.setVisible(step is not None)
        self.said.setText(said(step) if step is not None else "")
        self.said.setVisible(step is not None)
        self.rename.setVisible(named is not None)
        self.rename.show_text(named.name if named is not None else "")
        self.forget.setVisible(named is not None)
        self.just_this.setVisible(named is None)
        self.just_this.setEnabled(step is not None and self.model.counts(step))
        at, here = (line.at if line is not None else 0), self.model.here
        self.go.setEnabled(line is not None and at != here)
        self.go.set_text(_("You are here") if at == here else _("Go back to here") if at < here else _("Go on to here"))

    # Done

    def act(self, act: str) -> None:
        """Do what a key says."""
        {"go": self.go_to, "take_back": self.take_back, "forget": self.forget_name, "rename": self._to_name}[act]()

    def _to_name(self) -> None:
        if self.rename.isVisible():
            self.rename.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.rename.selectAll()

    def go_to(self) -> None:
        """Undo or redo until the chosen line is where one is."""
        line, ws, here = self.line, self._workspace, self.model.here
        if line is None or line.at == here:
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._try(lambda: ws.run(lambda: ws.project.go_to(line.at)))

    def take_back(self) -> None:
        """Undo the chosen step alone; what stands in the way is said here."""
        step, ws = (self.line.step if self.line is not None else None), self._workspace
        if step is None or not self.model.counts(step):
            return
        label = _("Undo only: {step}").format(step=step.label)
        self._try(lambda: ws.run(lambda: ws.project.take_back(step.id, label)))

    def _try(self, change: Callable[[], object]) -> bool:
        self.trouble.hide()
        try:
            change()
        except MoinError as trouble:
            self.in_the_way.setText(trouble.message)
            self.way_out.setText(trouble.hint)
            self.way_out.setVisible(bool(trouble.hint))
            self.trouble.show()
            return False
        return True

    # Names of moments

    def _on_named(self, name: str) -> None:
        self.name.show_text("")
        if name.strip():
            ws = self._workspace
            if self._try(lambda: ws.project.remember(checkpoints.add, name)):
                self.refresh()

    def _on_renamed(self, name: str) -> None:
        named = self.line.checkpoint if self.line is not None else None
        if named is not None and name.strip():
            self._workspace.project.remember(checkpoints.rename, named.id, name)
        self.refresh()

    def forget_name(self) -> None:
        """Let go of the chosen name; the steps stay."""
        named, ws = (self.line.checkpoint if self.line is not None else None), self._workspace
        if named is None:
            return
        project = ws.project
        project.remember(checkpoints.remove, named.id)
        self.refresh()

        def back() -> None:
            if ws.is_open and ws.project is project:
                project.remember(checkpoints.add, named.name, named.step)
                self._on_news()

        ws.tell(_("“{name}” is forgotten").format(name=named.name), _("Undo"), back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
