"""The presenter's own window: what the room sees, what to say, what comes next, and where notes are typed."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.explore.filter_popup import FilterPopup
from moin_desktop.ui.present import agenda, choosing, keys
from moin_desktop.ui.present.clock import Clock
from moin_desktop.ui.present.note_box import NoteBox
from moin_desktop.ui.present.offers import offers
from moin_desktop.ui.present.pictures import Live, Next
from moin_desktop.ui.present.pinned_list import PinnedList
from moin_desktop.ui.present.scene import Cover
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.toast import Toast
from moin_desktop.ui.workspace import Message

SIDE, NARROWEST_SIDE = 460, 270
NARROW, LOW = 1200, 640
MOST_SAID = 260
"""The height of what there is to say, from which on it is scrolled."""


class Console(QWidget):
    """Stands on the screen that the room does not see."""

    screens_swapped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(None)
        self.session = session
        self._panel: QWidget | None = None
        self._popup: FilterPopup | None = None
        self._low = False
        self._worded: list[tuple[controls.Button, str, str]] = []
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.setWindowTitle(_("Presenter console"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page = controls.column(self, 0)
        page.addWidget(self._top())
        body = QWidget()
        both = controls.row(body, 24, (24, 16, 24, 16))
        both.addLayout(self._left(), 1)
        self._side = self._right()
        both.addWidget(self._side)
        page.addWidget(body, 1)
        self.toast = Toast(self._side)

    def _top(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("look", "bar")
        bar.setFixedHeight(56)
        row = controls.row(bar, 10, (20, 0, 16, 0))
        row.addWidget(controls.label(_("Presenting"), 14, 600))
        self.where = controls.elided(px=12.5, tone="ink2")
        row.addWidget(self.where, 1)
        self.clock = Clock(self.session)
        row.addWidget(self.clock)
        row.addStretch(1)
        self.blank = self._button(_("Blank"), "B", "eye-off", checkable=True)
        self.dark = self._button(_("Dark screen"), "D", "moon", checkable=True)
        self.swap = self._button(_("Swap screens"), "S", "swap")
        self.stop = self._button(_("Stop"), "Esc", "close")
        for part in (self.blank, self.dark, self.swap, self.stop):
            row.addWidget(part)
        return bar

    def _button(self, text: str, key: str, icon: str, look: str = "", *, checkable: bool = False) -> controls.Button:
        """A button that says its key, and leaves the keyboard where it is when it is clicked."""
        made = controls.button(f"{text}  {key}", look, icon, name=text, tip=f"{text} ({key})", checkable=checkable)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._worded.append((made, text, key))
        return made

    def _fit_words(self, width: int, height: int) -> None:
        """On a narrow screen buttons show their keys alone; on a low one there is one line of answers."""
        narrow, self._low = width < NARROW, height < LOW
        self.note_box.targets.be_low(self._low)
        for part, text, key in self._worded:
            part.setText(key if narrow else f"{text}  {key}")
        self.clock.here.setVisible(not narrow)
        self.screen_label.setVisible(not narrow)
        self.note_box.be_narrow(narrow)
        wide = min(SIDE, max(NARROWEST_SIDE, round(width * 0.288)))
        self._side.setFixedWidth(wide)
        self.next.setFixedHeight(80 if self._low else round(wide * 9 / 16))
        self.keys_said.setVisible(not self._low)

    def _left(self) -> QVBoxLayout:
        column = controls.column(spacing=10)
        row = controls.row(spacing=6)
        self.screen_label = controls.label(_("On the screen"), 12.5, 600, "ink2")
        row.addWidget(self.screen_label)
        row.addStretch()
        self.offered: list[controls.Button] = []
        for offer in offers():
            made = self._button(offer.text, offer.letter, offer.icon, "quiet")
            made.clicked.connect(partial(offer.begin, self.session))
            self.offered.append(made)
            row.addWidget(made)
        self.filter = self._button(_("Filter"), "F", "filter", "quiet")
        self.unfilter = controls.button("", "chip", "close")
        self.unfilter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.compare = self._button(_("Compare"), "C", "compare", "quiet")
        self.back = controls.icon_button("chevron-left", _("Back"))
        self.place = controls.button("", "quiet", name=_("Go to"), tip=_("Go to"))
        self.forth = controls.icon_button("chevron-right", _("Next"))
        for part in (self.back, self.place, self.forth):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self.unfilter, self.filter, self.compare, self.back, self.place, self.forth):
            row.addWidget(part)
        column.addLayout(row)
        self.live = Live(self.session)
        column.addWidget(self.live, 1)
        self.note_box = NoteBox(self.session)
        self._below = controls.column()
        self._below.addWidget(self.note_box)
        column.addLayout(self._below)
        return column

    def _right(self) -> QWidget:
        side = QWidget()
        column = controls.column(side, 10)
        column.addWidget(controls.label(_("Say"), 12.5, 600, "ink2"))
        inside = QWidget()
        said = controls.column(inside, 0, (0, 0, 8, 0))
        self.say = controls.label(px=22, wrap=True)
        said.addWidget(self.say)
        said.addStretch()
        self.saying = controls.scroll(inside, _("Say"))
        column.addWidget(self.saying)
        column.addWidget(controls.line())
        self.next_title = controls.elided(px=12.5, weight=600, tone="ink2")
        column.addWidget(self.next_title)
        self.next = Next(self.session)
        column.addWidget(self.next)
        column.addWidget(controls.line())
        self.pinned = PinnedList(self.session)
        column.addWidget(self.pinned, 1)
        keys_said = _("Space next, Shift+Space back, Up and Down the light, N note, F1 all keys")
        self.keys_said = controls.label(keys_said, 12.5, tone="ink2", wrap=True)
        column.addWidget(self.keys_said)
        return side

    def _connect(self) -> None:
        session = self.session
        self.blank.clicked.connect(partial(session.toggle_cover, Cover.BLACK))
        self.dark.clicked.connect(session.toggle_dark)
        self.swap.clicked.connect(self.screens_swapped)
        self.stop.clicked.connect(session.leave)
        self.back.clicked.connect(session.back)
        self.forth.clicked.connect(session.next)
        self.place.clicked.connect(self._on_place)
        self.filter.clicked.connect(self.choose_filter)
        self.unfilter.clicked.connect(partial(choosing.unfilter, session))
        self.compare.clicked.connect(self._on_compare)
        session.changed.connect(self._refresh)
        session.acting.connect(self._on_acting)
        session.told.connect(self._on_told)
        session.left.connect(self.close)
        session.writing.wanted.connect(self.note_box.begin)
        session.writing.ended.connect(self._on_written)
        session.workspace.told.connect(self._on_message)
        QShortcut("Ctrl+Z", self, session.workspace.undo)
        QShortcut("Ctrl+Shift+Z", self, session.workspace.redo)

    # Where it is shown

    def present_on(self, screen: QScreen, wall: QScreen) -> None:
        """Fill a screen; the room looks at another."""
        if self.isFullScreen():
            self.showNormal()
        self._fit_words(screen.geometry().width(), screen.geometry().height())
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_wall(wall.geometry(), wall.devicePixelRatio(), choosing.screen_text(wall))

    def show_wall(self, geometry: QRect, ratio: float, words: str) -> None:
        """The room looks at a screen of this size."""
        size = QSizeF(geometry.size())
        self.where.setText(words)
        self.live.show_screen(size)
        self.next.show_screen(size)

    # What is shown

    def _refresh(self) -> None:
        session = self.session
        if not session.running.slides or not session.workspace.is_open:
            return
        of = len(session.running.slides)
        self.place.setText(_("{n} of {all}").format(n=session.at + 1, all=of))
        if session.typed:
            self.place.setText(_("Go to {number}").format(number=session.typed))
        self.back.setEnabled(session.at > 0)
        self.forth.setEnabled(session.at < of - 1 or session.opening)
        self.blank.setChecked(session.cover is Cover.BLACK)
        self.dark.setChecked(session.dark)
        told = choosing.filter_text(session)
        self.unfilter.setVisible(bool(told))
        if told:
            self.unfilter.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, 260))
            self.unfilter.setAccessibleName(_("Remove filter: {words}").format(words=told))
        self.filter.setVisible(not told)
        can = choosing.can_put_on(session)
        self.filter.setEnabled(can)
        self.compare.setEnabled(can)
        controls.set_look(self.compare, "chip" if choosing.is_compared(session) else "quiet")
        said = choosing.to_say(session)
        self.say.setText(said or _("Nothing to say is written here"))
        controls.set_tone(self.say, "" if said else "ink3")
        self._fit_saying()
        at = session.at + 1
        self.next_title.setText(_("Next, {n} of {all}").format(n=at + 1, all=of) if at < of else _("This is the last"))

    def _on_acting(self) -> None:
        """An act of the room brings its own panel in place of the note box."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        act = self.session.act
        made = act.panel() if act is not None and act.panel is not None else None
        if isinstance(made, QWidget):
            self._panel = made
            self._below.addWidget(made)
            made.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note_box.setVisible(self._panel is None)
        if self._panel is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self) -> None:
        """After a note was pinned or dropped keys mean again what they mean while presenting."""
        if self.note_box.words.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told(self, words: str) -> None:
        self.toast.tell(Message(words))

    def _on_message(self, message: Message) -> None:
        if self.isVisible():
            self.toast.tell(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words(self.width(), self.height())
        self._fit_saying()

    def _fit_saying(self) -> None:
        """What is to be said takes the room it needs, up to a point."""
        wanted = self.say.heightForWidth(self._side.maximumWidth() - 8) + 4
        self.saying.setFixedHeight(min(wanted, MOST_SAID // 3 if self._low else MOST_SAID))

    # What the hands do

    def _on_place(self) -> None:
        menu = agenda.menu(self.session, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._under(self.place))

    @staticmethod
    def _under(button: QWidget) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + 4))

    def choose_filter(self) -> None:
        """Choose whom the chart shown is of."""
        self._popup = self._popup or choosing.filter_popup(self.session, self)
        choosing.open_filter(self.session, self._popup, self._under(self.filter))

    def _on_compare(self) -> None:
        menu = QMenu(_("Compare by"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5))
        choosing.fill_compare(self.session, menu)
        if not menu.isEmpty():
            menu.popup(self._under(self.compare))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F and not event.modifiers():
            self.choose_filter()
        elif keys.press(self.session, event):
            pass
        elif event.key() == Qt.Key.Key_Escape:
            self.session.leave()
        elif event.key() == Qt.Key.Key_S and not event.modifiers():
            self.screens_swapped.emit()
        elif event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            choosing.show_keys(self)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.clock.stop()
        if not self.replaced:
            self.session.leave()

    replaced = False
    """It is closed because there is one screen left, and presenting goes on."""
