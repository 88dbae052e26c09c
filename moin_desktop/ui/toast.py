"""One line at the foot of the window that says what happened, with one or two things to do about it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.workspace import Message

STAYS_MS = 6000
TROUBLE_STAYS_MS = 20_000
PAUSE_MS = 300
"""Between a message and the one that waited for it to go: another step may bring words of its own."""
FOOT = 8
"""Its distance from the lower edge, which keeps one line off the chart and its source."""
WIDEST = 620
NARROW = 316
"""The width of every short message."""


class Toast(QFrame):
    """Shown over the foot of the window, one at a time; stays while the pointer or the focus is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._message = Message("")
        self._waiting: Message | None = None
        self._before: QWidget | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_over)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(PAUSE_MS)
        self._turn.timeout.connect(self._on_turn)
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def _build(self) -> None:
        self.setProperty("look", "toast")
        line = controls.row(self, 12, (16, 6, 6, 6))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._text = controls.label(px=14, weight=500)
        self._hint = controls.label(px=13, tone="ink2")
        for part in (self._text, self._hint):
            part.setWordWrap(True)
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            words.addWidget(part)
        line.addLayout(words, 1)
        self.action = controls.button("", "link")
        self.action.clicked.connect(self._on_action)
        line.addWidget(self.action)
        self.also = controls.button("", "link")
        self.also.clicked.connect(self._on_also)
        line.addWidget(self.also)
        self.close_button = controls.icon_button("close", _("Close this message"))
        self.close_button.clicked.connect(self.leave)
        for button in (self.action, self.also, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        line.addWidget(self.close_button)

    def tell(self, message: Message) -> None:
        """Show a message in place of the one before; one that waits comes only after it."""
        if message.waits and not self.isHidden():
            self._waiting = message
            return
        self._message = message
        self._text.setText(message.text)
        controls.set_tone(self._text, "warn" if message.trouble else "")
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self.action.set_text(message.action)
        self.action.setVisible(bool(message.action))
        self.also.set_text(message.also)
        self.also.setVisible(bool(message.also))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TROUBLE_STAYS_MS if message.trouble else STAYS_MS)
        spoken = " ".join(part for part in (message.text, message.hint) if part)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def on_step(self) -> None:
        """Another step was taken: what is offered for the one before would now be done to this one."""
        if self._message.of_step:
            self.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._waiting is not None:
            self._turn.start()

    def _on_turn(self) -> None:
        waiting = self._waiting
        if waiting is not None and self.isHidden():
            self._waiting = None
            self.tell(waiting)

    def leave(self) -> None:
        """Go; the keyboard, where it is here, goes back to where it came from."""
        before = self._before
        if self._has_focus() and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _has_focus(self) -> bool:
        return any(part.hasFocus() for part in (self.action, self.also, self.close_button))

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and old is not None and not self.isAncestorOf(old):
            self._before = old

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        beside = 60 + (self.action.sizeHint().width() + 12 if self._message.action else 0)
        beside += self.also.sizeHint().width() + 12 if self._message.also else 0
        longest = max(label.fontMetrics().horizontalAdvance(label.text()) for label in (self._text, self._hint))
        fits = longest <= NARROW - beside - 16
        room = NARROW if fits else min(WIDEST, window.width() - 48)
        words = max(120, min(room - beside - 16, longest + 4))
        for label in (self._text, self._hint):
            label.setFixedWidth(words)
        width = words + beside + 16
        high = sum(label.heightForWidth(words) for label in (self._text, self._hint) if label.text())
        height = max(48, high + 20)
        self.setGeometry((window.width() - width) // 2, window.height() - height - FOOT, width, height)

    def _on_action(self) -> None:
        run = self._message.run
        self.leave()
        if run is not None:
            run()

    def _on_also(self) -> None:
        run = self._message.run_also
        self.leave()
        if run is not None:
            run()

    def _on_time_over(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start(STAYS_MS // 2)
        else:
            self.hide()
