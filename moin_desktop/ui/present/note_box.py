"""Where the presenter types what is said in the room: about which answer, the words, what was made of them."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QSizePolicy, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.notes import steps
from moin_desktop.ui.present import spotlight
from moin_desktop.ui.present.session import Session

WIDEST_CHIP, NARROW_CHIP = 190, 150
ROOMY = 940
"""A box narrower than this has narrow chips, so that they need two lines at most as a rule."""
MARKS = (("agreed", "agreed"), ("disputed", "disputed"), ("question", "question"))
"""Of a note, each with its icon."""


class Targets(QWidget):
    """A chip for each answer that is shown, and one for the finding as a whole."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[str, str], ...] = ()
        self._low = False
        self.chips: list[controls.Button] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)

    def refresh(self) -> None:
        """Show what the room sees."""
        there = self._there()
        if there != self._shown:
            self._shown = there
            self._make()
        for chip, (key, _words) in zip(self.chips, there, strict=True):
            chip.setChecked(key == self._session.spotlight)

    def be_low(self, low: bool) -> None:
        """On a low screen one line is seen; Up and Down reach the other answers too."""
        self._low = low
        self._place()

    def _there(self) -> tuple[tuple[str, str], ...]:
        frame = self._session.any_frame
        layout = frame.layout if frame is not None else None
        slide = self._session.own_slide
        if slide is None:
            return ()
        found = {"": _("The finding") if slide.finding else _("The question")}
        for box in layout.marks if layout is not None else ():
            found.setdefault(spotlight.key_of(layout, box), box.mark.label) if layout is not None else None
        return tuple(found.items())

    def _make(self) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for key, words in self._shown:
            chip = controls.Button("", "answer", parent=self)
            chip.setAccessibleName(_("About: {what}").format(what=words))
            chip.setToolTip(words)
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(partial(self._on_chip, key))
            chip.show()
            self.chips.append(chip)
        self._place()

    def _on_chip(self, key: str) -> None:
        self._session.light(key)
        self.refresh()

    def _place(self) -> None:
        at, gap = QPoint(0, 0), 8
        widest = WIDEST_CHIP if self.width() > ROOMY else NARROW_CHIP
        for chip, (_key, words) in zip(self.chips, self._shown, strict=True):
            short = chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, widest)
            chip.setText(short.replace("&", "&&"))
            size = QSize(chip.sizeHint().width(), 34)
            if at.x() and at.x() + size.width() > self.width():
                at = QPoint(0, at.y() + 34 + gap)
            chip.setGeometry(at.x(), at.y(), size.width(), size.height())
            at.setX(at.x() + size.width() + gap)
        high = 34 if self._low else at.y() + 34
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Words(QLineEdit):
    """The line that is typed; Enter pins and Escape drops, both gone on with by whoever asked for it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(_("Note from the room"))
        self.setPlaceholderText(_("What was said"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self._session.writing
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            writing.pin()
        elif event.key() == Qt.Key.Key_Escape:
            writing.drop()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._session.step_light(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class NoteBox(QFrame):
    """The note being written, seen by the room as it is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._narrow = False
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.setProperty("look", "card")
        page = controls.column(self, 10, (20, 14, 20, 16))
        top = controls.row(spacing=8)
        top.addWidget(controls.Picture("pin", 16, "note"))
        top.addWidget(controls.label(_("Note from the room"), 14, 600))
        top.addStretch()
        top.addWidget(controls.label(_("on screen as you type"), 12.5, tone="ink2"))
        page.addLayout(top)
        self.targets = Targets(self._session)
        page.addWidget(self.targets)
        self.words = Words(self._session)
        self.words.setFont(fonts.serif(17))
        self.words.setMinimumHeight(46)
        page.addWidget(self.words)
        row = controls.row(spacing=8)
        self._said = {"agreed": _("Agreed"), "disputed": _("Disputed"), "question": _("Question")}
        self.marks: dict[str, controls.Button] = {}
        for mark, icon in MARKS:
            part = controls.button(self._said[mark], "", icon, checkable=True)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            part.clicked.connect(partial(self._on_mark, mark))
            self.marks[mark] = part
            row.addWidget(part)
        self.author = QLineEdit()
        self.author.setAccessibleName(_("Who says it"))
        self.author.setPlaceholderText(_("Who says it: a table, a name"))
        self.author.setFont(fonts.sans(13.5))
        self.author.setFixedHeight(36)
        self.author.setMaximumWidth(260)
        row.addWidget(self.author, 1)
        row.addStretch()
        self.hint = controls.label(_("Esc to drop"), 12.5, tone="ink2")
        row.addWidget(self.hint)
        self.pin = controls.button(_("Pin to the chart"), "primary", "pin")
        self.pin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.pin)
        page.addLayout(row)

    def be_narrow(self, narrow: bool) -> None:
        """On a narrow screen the buttons show their icons alone."""
        self._narrow = narrow
        for mark, part in self.marks.items():
            part.setText("" if narrow else self._said[mark])
            part.setToolTip(self._said[mark])
        self.pin.setText(_("Pin") if narrow else _("Pin to the chart"))
        self.refresh()

    def _connect(self) -> None:
        writing = self._session.writing
        self.words.textEdited.connect(writing.write)
        self.author.textEdited.connect(writing.sign)
        self.author.returnPressed.connect(self.begin)
        self.pin.clicked.connect(writing.pin)
        self._session.changed.connect(self.refresh)
        writing.pinned.connect(self._on_pinned)

    def begin(self) -> None:
        """Put the keyboard into the line."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is being written."""
        writing = self._session.writing
        if self.words.text() != writing.words:
            self.words.setText(writing.words)
        if not writing.author and not self.author.hasFocus():
            writing.author = steps.last_author(self._session.workspace)
        if self.author.text() != writing.author:
            self.author.setText(writing.author)
        for mark, part in self.marks.items():
            part.setChecked(mark == writing.mark)
        self.targets.refresh()
        self.hint.setVisible(bool(writing.words) and not self._narrow)
        self.pin.setEnabled(bool(writing.words.strip()))
        self.setEnabled(not self._session.opening)

    def _on_mark(self, mark: str) -> None:
        self._session.writing.set_mark(mark)
        self.refresh()

    def _on_pinned(self) -> None:
        known, _tags = steps.in_use(self._session.workspace)
        proposing = QCompleter(list(known), self)
        proposing.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.author.setCompleter(proposing)
