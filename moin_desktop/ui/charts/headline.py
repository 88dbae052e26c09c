"""The headline of a chart: read as a button over it, typed in a line at its place."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui.charts import drawing
from moin_desktop.ui.charts.handles import Handle
from moin_desktop.ui.charts.plan import Layout


class Headline(QObject):
    """The handle and the line of one chart, on the ground it is painted on."""

    asked = Signal(str)
    """Somebody wants to type it: what was typed already, or nothing."""
    typed = Signal(str)
    """Another headline."""
    closed = Signal(bool)
    """Typing is over, and whether a key ended it."""
    passed_key = Signal(object)
    """A QKeyEvent that is for the marks."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._text = ""
        self.handle = _Title(ground)
        self.handle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = _Line(ground)
        self.handle.clicked.connect(self._on_clicked)
        self.handle.pressed_key.connect(self._on_key)
        self._line.done.connect(self._on_done)

    @property
    def is_open(self) -> bool:
        """Whether it is being typed."""
        return not self._line.isHidden()

    def show_layout(self, layout: Layout) -> None:
        """Lie where a chart has its headline, and say it."""
        self._text = layout.plan.headline
        said = _("Headline: {headline}").format(headline=self._text) if self._text else _("Headline: not written yet")
        self.handle.stand_for("", said, layout.headline_rect)

    def open(self, layout: Layout, typed: str = "") -> None:
        """Let it be typed; ``typed`` takes the place of what was there."""
        self._line.begin(layout.plan.headline, layout.plan.data.title, layout.headline_rect, typed)

    def give_up(self) -> None:
        """Let go of what was typed: another question is shown."""
        self._line.hide()

    def _on_clicked(self) -> None:
        self.asked.emit("")

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.asked.emit("")
            event.accept()
        elif _types(event):
            self.asked.emit(event.text())
            event.accept()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.passed_key.emit(event)

    def _on_done(self, text: str, meant: bool, by_key: bool) -> None:
        if meant and text != self._text:
            self.typed.emit(text)
        self.closed.emit(by_key)


class _Title(Handle):
    """The headline's handle: letters typed on it are for the headline, not for the window's keys."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _types(event):
            event.accept()
            return True
        return super().event(event)


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _Line(QLineEdit):
    """The headline while it is typed, at exactly its place on the chart."""

    done = Signal(str, bool, bool)
    """The text, whether it is meant (Enter or leaving) or given up (Escape), and whether a key ended it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "headline")
        self.setFont(drawing.headline_font(1.0))
        self.setMaxLength(300)
        self.setAccessibleName(_("Headline"))
        self.hide()

    def begin(self, headline: str, placeholder: str, rect: QRectF, typed: str = "") -> None:
        """Show the headline for typing; ``typed`` takes the place of what was there."""
        self.setPlaceholderText(placeholder)
        self.setText(typed or headline)
        room = QRect(round(rect.left()) - 2, round(rect.top()) - 2, round(rect.width()) + 4, 40)
        self.setGeometry(room)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def _finish(self, meant: bool, *, by_key: bool) -> None:
        if self.isVisible():
            self.hide()
            self.done.emit(self.text().strip(), meant, by_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._finish(True, by_key=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish(False, by_key=True)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish(True, by_key=True)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._nothing_typed(event):
            event.ignore()
            return True
        return super().event(event)

    def _nothing_typed(self, event: QKeyEvent) -> bool:
        """Whether undo is for the last step of the project: there is nothing in the line to take back."""
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()


_OWN = {Qt.Key.Key_Escape, Qt.Key.Key_F2}
