"""The theme looked at: its name, what it is and is not, an example, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from moin_desktop.analysis.questions import Role
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.charts.text import cut
from moin_desktop.ui.coding import acts
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.explore.growing import GrowingText
from moin_desktop.ui.workspace import Workspace

_EXAMPLE = 110
_AFTER_MENU = 60
_LOOKED_AT = 200
"""Answers among which an example is looked for."""
_Example = tuple[int, int, tuple[int, int] | None]
_NONE: _Example = (0, -1, None)


class Details(QWidget):
    """Name and definition are edited where they are read."""

    asked = Signal(str)
    """merge, move or split: what the field above the themes is wanted for."""
    finished = Signal()

    def __init__(self, workspace: Workspace, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._coding = workspace, coding
        self._id = ""
        self._told: tuple[object, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name = controls.CommittingEdit(_("Name of the theme"))
        self.name.setFont(fonts.sans(14, 600))
        self.more = controls.icon_button("more", _("More for the theme"))
        self.what = GrowingText(_("What the theme is"), _("What it is"), fonts.sans(13.5))
        self.what_not = GrowingText(_("What the theme is not"), _("What it is not"), fonts.sans(13.5))
        self.example = QFrame()
        self.example.setProperty("look", "sunken")
        self.words = controls.label(px=15.5, serif=True, wrap=True)
        self.who = controls.label(px=12.5, tone="ink2", wrap=True)
        self.cleared = controls.button(_("Cleared to show"), "quiet", "eye", checkable=True)
        page = controls.column(self, 8)
        head = controls.row(spacing=4)
        head.addWidget(self.name, 1)
        head.addWidget(self.more)
        page.addLayout(head)
        page.addWidget(self.what)
        page.addWidget(self.what_not)
        inner = controls.column(self.example, 4, (12, 10, 12, 8))
        inner.addWidget(self.words)
        inner.addWidget(self.who)
        inner.addWidget(self.cleared, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self.example)

    def _connect(self) -> None:
        self.name.committed.connect(self._on_named)
        self.what.committed.connect(self._on_defined)
        self.what_not.committed.connect(self._on_defined)
        self.more.clicked.connect(self._open_menu)
        self.cleared.clicked.connect(self._on_cleared)

    def refresh(self) -> bool:
        """Show the theme looked at; whether that may have changed how much room it takes."""
        coding = self._coding
        theme = coding.theme_of(coding.theme)
        row, words = self._found() if theme is not None else (-1, None)
        quote = coding.quote(row, words)
        told = (theme, row, words, quote)
        if told == self._told:
            return False
        self._told = told
        self.setVisible(theme is not None)
        if theme is None:
            self._id = ""
            return True
        other, self._id = self._id != theme.id, theme.id
        for field, text in ((self.name, theme.name), (self.what, theme.definition), (self.what_not, theme.excludes)):
            if other or not field.is_typed:
                field.show_text(text)
        for field in (self.what, self.what_not):
            field.setVisible(theme.role is not Role.NONE)
        self.example.setVisible(row >= 0)
        if row >= 0:
            said = coding.words(row)[slice(*words)] if words else coding.words(row)
            self.words.setText(_("“{words}”").format(words=cut(said, _EXAMPLE)))
            self.who.setText(coding.who(row))
            self.cleared.setVisible(quote is not None)
            self.cleared.setChecked(quote is not None and quote.cleared)
        return True

    def _found(self) -> tuple[int, tuple[int, int] | None]:
        """An example: words kept as a quote before words marked before a whole answer; -1 for none."""
        coding, id = self._coding, self._coding.theme
        there = coding.rows_with(id)
        kept = {quote.response for quote in coding.quotes}.intersection(there)
        found = (self._example(row, id) for row in (*sorted(kept), *there[:_LOOKED_AT]))
        best = max(found, key=lambda one: one[0], default=_NONE)
        return best[1], best[2]

    def _example(self, row: int, id: str) -> _Example:
        """How good an example one answer is for a theme, and its words."""
        found = _NONE
        for mark in self._coding.marks(row):
            if mark.theme == id:
                words = None if mark.start is None or mark.stop is None else (mark.start, mark.stop)
                kept = self._coding.quote(row, words) is not None
                found = max(found, (1 + (words is not None) + 2 * kept, row, words), key=lambda one: one[0])
        return found

    def _on_named(self, name: str) -> None:
        if self._id:
            acts.rename(self._workspace, self._id, name)
            self.refresh()
            self.finished.emit()

    def _on_defined(self) -> None:
        theme = self._coding.theme_of(self._id)
        what, what_not = self.what.toPlainText(), self.what_not.toPlainText()
        if theme is not None and (what.strip(), what_not.strip()) != (theme.definition, theme.excludes):
            acts.define(self._workspace, self._id, what, what_not)

    def _on_cleared(self) -> None:
        row, words = self._found()
        quote = self._coding.quote(row, words)
        if quote is not None:
            acts.clear_quote(self._workspace, quote.id, not quote.cleared)

    def _open_menu(self) -> None:
        coding = self._coding
        self.refresh()
        has = any(self._id in coding.given(row) for row in coding.targets)
        several = sum(1 for theme in coding.themes if theme.role is not Role.NONE) > 1
        menu = QMenu(_("More for the theme"), self)
        menu.setAccessibleName(_("More for the theme"))
        menu.setFont(fonts.sans(13.5, 500))
        entries: tuple[tuple[str, bool, Callable[[], object]], ...] = (
            (_("Merge into another theme…"), several, lambda: self.asked.emit("merge")),
            (_("Move the chosen answers to another theme…"), several and has, lambda: self.asked.emit("move")),
            (_("Split the chosen answers off as a new theme…"), has, lambda: self.asked.emit("split")),
            (_("Remove this theme"), True, lambda: acts.remove(self._workspace, coding, self._id)),
        )
        for label, can, act in entries:
            entry = menu.addAction(label)
            entry.setEnabled(can)
            # The menu gives the focus back after this; what wants it has to come later.
            entry.triggered.connect(lambda _checked=False, act=act: QTimer.singleShot(_AFTER_MENU, self, act))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
