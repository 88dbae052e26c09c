"""The theme looked at: its name, what it is and is not, an example, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from moin_desktop.analysis.questions import Role
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.coding import acts
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.explore.growing import GrowingText
from moin_desktop.ui.workspace import Workspace

_EXAMPLE = 160
_BEST = 4
"""Marked words that were kept as a quote."""


class Details(QWidget):
    """Name and definition are edited where they are read."""

    asked = Signal(str)
    """merge, move or split: what the field above the themes is wanted for."""
    finished = Signal()

    def __init__(self, workspace: Workspace, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._coding = workspace, coding
        self._id = ""
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

    def refresh(self) -> None:
        """Show the theme looked at."""
        coding = self._coding
        theme = coding.theme_of(coding.theme)
        self.setVisible(theme is not None)
        if theme is None:
            self._id = ""
            return
        other, self._id = self._id != theme.id, theme.id
        for field, text in ((self.name, theme.name), (self.what, theme.definition), (self.what_not, theme.excludes)):
            if other or not field.is_typed:
                field.show_text(text)
        for field in (self.what, self.what_not):
            field.setVisible(theme.role is not Role.NONE)
        self._show_example()

    def _show_example(self) -> None:
        row, words = self._found()
        self.example.setVisible(row >= 0)
        if row < 0:
            return
        text = " ".join(self._coding.words(row)[slice(*words)].split() if words else self._coding.words(row).split())
        from moin_desktop.ui.charts.text import cut

        self.words.setText(_("“{words}”").format(words=cut(text, _EXAMPLE)))
        self.who.setText(self._coding.who(row))
        quote = self._coding.quote(row, words)
        self.cleared.setVisible(quote is not None)
        self.cleared.setChecked(quote is not None and quote.cleared)

    def _found(self) -> tuple[int, tuple[int, int] | None]:
        """An example: words kept as a quote before words marked before a whole answer; -1 for none."""
        coding, best = self._coding, (0, -1, None)
        kept = {(quote.response, quote.start, quote.stop) for quote in coding.quotes}
        for row in coding.rows_with(self._id):
            for mark in coding.marks(row):
                if mark.theme != self._id:
                    continue
                words = None if mark.start is None or mark.stop is None else (mark.start, mark.stop)
                rank = 1 + (words is not None) + 2 * ((row, mark.start, mark.stop) in kept)
                if rank > best[0]:
                    best = (rank, row, words)  # type: ignore[assignment]  # its third may be words
            if best[0] == _BEST:
                break
        return best[1], best[2]

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
            entry.triggered.connect(lambda _checked=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
