"""One field that finds everything: Ctrl+K or /, typed words in any order, Enter goes there."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.search import sources
from moin_desktop.ui.search.found_list import FoundDelegate, FoundModel, told
from moin_desktop.ui.search.matching import Kind, Thing, prepared, search
from moin_desktop.ui.workspace import Workspace

WIDTH, HEIGHT, TOP = 640, 520, 72
AROUND = 110
"""Height of all but the list."""
SLICE_MS = 8
"""How long written answers are looked through before the window may do something else."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QFrame):
    """The field with what it finds below."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workspace, self._over = workspace, parent
        self._things: tuple[Thing, ...] = ()
        self._found: tuple[Thing, ...] = ()
        self._texts: list[Thing] = []
        self._looking: Iterator[Thing | None] | None = None
        self._looked_for = ""
        self._room = HEIGHT
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "card")
        self.setAccessibleName(_("Find anything"))
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find a question, answer, note, finding or action"))
        self.field.setPlaceholderText(_("Find a question, answer, note, finding or action"))
        self.field.setFont(fonts.sans(16))
        self.field.setFixedHeight(44)
        self.field.setTextMargins(26, 0, 0, 0)
        self._glass = QLabel(self.field)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._glass.setGeometry(12, 12, 20, 20)
        self.list = QListView()
        self.list.setAccessibleName(_("Found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = FoundModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.nothing = controls.label(px=14, tone="ink2", wrap=True)
        self.foot = controls.label(px=12.5, tone="ink2")
        page = controls.column(self, 8, (12, 12, 12, 10))
        page.addWidget(self.field)
        page.addWidget(self.nothing)
        page.addWidget(self.list, 1)
        page.addWidget(self.foot)
        self._slice = QTimer(self)
        self._slice.setInterval(0)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._slice.timeout.connect(self._look_on)

    def open(self) -> None:
        """Show the field, empty, over the window."""
        window = self._over.window()
        self._things = prepared(tuple(self.everything()))
        self._glass.setPixmap(icons.icon("search", theme.tokens().ink2, 20).pixmap(20, 20))
        width = min(WIDTH, window.width() - 40)
        self.setFixedWidth(width)
        self._room = max(160, min(HEIGHT, window.height() - TOP - 20) - AROUND)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, TOP)))
        self.field.clear()
        self._on_typed()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def everything(self) -> Iterator[Thing]:
        """All that can be found."""
        return sources.everything(self._workspace, self._over.window().actions())

    def can_look(self) -> bool:
        """Whether written answers can be looked through too."""
        return self._workspace.has_survey

    def say(self, name: str, placeholder: str) -> None:
        """Call the field something else."""
        self.setAccessibleName(name)
        self.field.setAccessibleName(placeholder)
        self.field.setPlaceholderText(placeholder)

    # What is found

    def _on_typed(self) -> None:
        self._stop_looking()
        typed = self.field.text().strip()
        self._found = search(self._things, typed)
        self._show(typed)

    def _show(self, typed: str) -> None:
        """All that is found, and a last line that looks through the written answers too."""
        things = [*self._found, *self._texts]
        can_look = bool(typed) and self.can_look() and self._looked_for != typed
        if can_look:
            run = self._look
            things.append(Thing(Kind.MORE, _("Search written answers too"), run, icon="search"))
        has_question = any(one.kind is Kind.QUESTION for one in things)
        said = ""
        if typed and not self._found and not self._texts and self._looking is None:
            said = _("No question has “{words}” in it").format(words=typed)
            if self._looked_for == typed:
                said = _("Neither a question nor an answer has “{words}” in it").format(words=typed)
        self.nothing.setText(said)
        self.nothing.setVisible(bool(said) and not has_question)
        at = self._current_thing()
        self.model.show_things(tuple(things))
        self._choose(at)
        self._fit()
        self.foot.setText(_("Looking through the written answers …") if self._looking is not None else self._keys())

    def _fit(self) -> None:
        """As high as what is found, within the window."""
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(max(44, min(self._room, lines + 4)))
        self.layout().activate()  # type: ignore[union-attr]  # it has one
        self.resize(self.width(), self.sizeHint().height())

    @staticmethod
    def _keys() -> str:
        return _("↑ ↓ choose · Enter goes there · Esc closes")

    def _current_thing(self) -> Thing | None:
        index = self.list.currentIndex()
        return self.model.line(index).thing if index.isValid() and self._texts else None

    def _choose(self, wanted: Thing | None) -> None:
        """Keep the line that was chosen, or choose the first thing."""
        rows = range(self.model.rowCount())
        lines = [self.model.line(self.model.index(row)).thing for row in rows]
        same = next((row for row in rows if wanted is not None and lines[row] is wanted), None)
        row = same if same is not None else next((row for row in rows if lines[row] is not None), -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        if same is None:
            self.list.scrollToTop()

    def _on_current(self, current: QModelIndex) -> None:
        thing = self.model.line(current).thing if current.isValid() else None
        self.field.setAccessibleDescription(told(thing) if thing is not None else "")

    # Written answers

    def _look(self) -> None:
        """Look through the written answers in slices, so that typing goes on."""
        self._looked_for = self.field.text().strip()
        self._looking = sources.written(self._workspace, self._looked_for)
        self._texts = []
        self._slice.start()
        self._show(self._looked_for)

    def _look_on(self) -> None:
        since, before = QElapsedTimer(), len(self._texts)
        since.start()
        for one in self._looking or ():
            if one is not None:
                self._texts.append(one)
            if since.elapsed() >= SLICE_MS:
                break
        else:
            self._slice.stop()
            self._looking = None
        if self._looking is None or len(self._texts) > before:
            self._show(self._looked_for)

    def _stop_looking(self) -> None:
        self._slice.stop()
        self._looking, self._texts, self._looked_for = None, [], ""

    # Going there

    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(self.model.line(index).thing)

    def _run(self, thing: Thing | None) -> None:
        if thing is None:
            return
        if thing.kind is Kind.MORE:
            thing.run()
            return
        self.hide()
        thing.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER:
            index = self.list.currentIndex()
            self._run(self.model.line(index).thing if index.isValid() else None)
        elif event.key() in _MOVING:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop_looking()
