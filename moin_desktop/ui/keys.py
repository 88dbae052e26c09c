"""All keys on one page: F1 or ?."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.coding.keys import page as coding


def groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Where, and there: key and what it does."""
    return (
        (
            _("Anywhere"),
            (
                ("Ctrl+1  Ctrl+2  Ctrl+3", _("Data, Explore, Findings")),
                ("Ctrl+K  /", _("Find a question, answer, note or action")),
                ("Ctrl+O", _("Open a survey or a project")),
                ("Ctrl+E", _("Export")),
                ("F5  Shift+F5", _("Present from the first finding, or from this chart")),
                ("Ctrl+Shift+N", _("All notes: find, go there, pin elsewhere")),
                ("Ctrl+Z", _("Undo")),
                ("Ctrl+Shift+Z", _("Redo")),
                ("Ctrl+H", _("History of all steps")),
                ("Ctrl+Shift+D", _("Light, dark, as the system")),
                ("F6", _("Next part of the window")),
                ("F10", _("Menu")),
                ("F1  ?", _("This page")),
            ),
        ),
        (
            _("Explore"),
            (
                (_("Arrows"), _("Choose an answer, or a cell of a comparison")),
                (_("Shift+arrows  Ctrl+A"), _("Choose several, or all; so does drawing a frame")),
                (_("Enter"), _("Only these respondents")),
                (_("Esc"), _("Clear the selection, then the filter")),
                ("[  ]", _("Previous or next question")),
                ("N", _("Pin a note")),
                ("Ctrl+X  Ctrl+V", _("Take a note in hand; pin it at the answer chosen")),
                ("K", _("Keep the chart as a finding")),
                ("T", _("Table or chart")),
                ("C  Shift+C", _("Compare groups; choose by which question")),
                ("R", _("Likely range, and who differs from the rest")),
                ("B", _("Whom the percentages are of")),
                ("P", _("The people behind the answer")),
                ("S", _("Most first, or as listed")),
                ("F2", _("Edit the headline")),
                ("Ctrl+C", _("Copy picture and table")),
                ("Ctrl+Shift+S", _("Save the chart as a picture")),
                ("I", _("Read the chart in words")),
                ("Shift+S", _("In the table: sort by this column")),
                ("Alt+1  …  Alt+8", _("Pillar of the finding")),
                ("E", _("Add what is shown as evidence to a finding")),
                (_("H  Shift+H"), _("How do we know? Next or previous evidence")),
                (_("Backspace"), _("Back to the finding whose evidence is shown")),
            ),
        ),
        (
            _("Data"),
            (
                (_("Enter"), _("Read the question another way")),
                ("F2", _("Edit its short name, or an answer")),
                (_("Alt+Up  Alt+Down"), _("Move an answer")),
            ),
        ),
        (
            _("Findings"),
            (
                (_("Arrows"), _("Choose a finding")),
                (_("Alt+arrows"), _("Move it")),
                (_("Enter"), _("Open it in Explore")),
                ("H", _("How do we know? Go through its evidence")),
                ("Q", _("Ask: write down a question of the room")),
                (_("Del"), _("Remove it")),
            ),
        ),
        (
            _("Present"),
            (
                (_("Space  Right  PgDn"), _("Next")),
                (_("Shift+Space  Left  PgUp"), _("Back")),
                (_("4 Enter"), _("Go to the fourth")),
                (_("Up  Down"), _("Put the light on an answer")),
                ("N", _("Take a note; on one screen Tab for who says it")),
                ("A  X  Q", _("Mark the note agreed, disputed or a question")),
                ("F  C", _("Filter; compare groups, or no longer")),
                ("H", _("Hide the bars until the room has guessed; type places, % for percentages; H reveals")),
                ("G", _("Count hands: type a number, Tab goes on, + and − count one, Enter keeps")),
                ("P", _("On one screen: peek at what to say")),
                ("S", _("Swap the screens")),
                ("R", _("Go where it stopped the last time")),
                ("B  W", _("Black or white screen")),
                ("D", _("Light or dark")),
                (_("Esc"), _("Stop presenting")),
            ),
        ),
        (_("Code free text"), coding()),
    )


_WAYS = (((0, 4), (1,), (2, 3, 5)), ((0, 5), (1, 2, 3, 4)), ((0, 1, 2, 3, 4, 5),))
"""The groups of each column, the widest way first."""
_MARGIN, _SIDE = 40, 28


class Keys(QDialog):
    """A page of keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = controls.column(self, 16, (_SIDE, 24, _SIDE, 20))
        page.addWidget(controls.label(_("Keys"), 27, 600, serif=True))
        self._room = parent.window().size() - QSize(_MARGIN, _MARGIN)
        self.sheet = self._sheet(self._room.width() - 2 * _SIDE)
        self._scroller = controls.scroll(self.sheet, _("All keys"))
        page.addWidget(self._scroller, 1)
        page.addWidget(controls.label(_("Single letters act only when no field has the focus."), 12.5, 400, "ink2"))
        foot = controls.row()
        foot.addStretch()
        close = controls.button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        page.addLayout(foot)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _sheet(self, width: int) -> QWidget:
        """All groups, in as many columns as there is room for."""
        made = [_columns(way) for way in _WAYS]
        fitting = next((sheet for sheet in made if sheet.sizeHint().width() <= width), made[-1])
        for sheet in made:
            if sheet is not fitting:
                sheet.deleteLater()
        return fitting

    def _fit(self) -> None:
        """As large as the keys ask for, and never larger than the window the page stands before."""
        wanted = self.sheet.sizeHint()
        bar = self._scroller.verticalScrollBar().sizeHint().width()
        self._scroller.setMinimumWidth(min(wanted.width() + bar, self._room.width() - 2 * _SIDE))
        around = self.sizeHint().height() - self._scroller.sizeHint().height()
        self.resize(QSize(self.sizeHint().width(), wanted.height() + around).boundedTo(self._room))


def _columns(way: tuple[tuple[int, ...], ...]) -> QWidget:
    sheet = QWidget()
    across = controls.row(sheet, 36, (0, 0, 14, 0))
    every = groups()
    for numbers in way:
        below = controls.column(spacing=24)
        for number in numbers:
            below.addLayout(_part(*every[number]))
        below.addStretch()
        across.addLayout(below)
    return sheet


def _part(where: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    part = QGridLayout()
    part.setHorizontalSpacing(16)
    part.setVerticalSpacing(8)
    part.setColumnStretch(1, 1)
    part.addWidget(controls.label(where, 13, 600, "ink2"), 0, 0, 1, 2)
    for number, (key, does) in enumerate(keys, 1):
        part.addWidget(controls.label(key, 13.5, 600), number, 0)
        part.addWidget(controls.label(does, 13.5), number, 1)
    return part
