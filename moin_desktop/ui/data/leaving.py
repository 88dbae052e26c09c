"""Responses that do not count: which rows of the spreadsheet, why, and the way back."""

import re
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from moin_desktop.i18n import _, ngettext
from moin_desktop.models import corrections, questions, surveys
from moin_desktop.models.corrections import CorrectionInfo
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.workspace import Workspace

WIDTH = 380
_ROWS = re.compile(r"(\d{1,7})(?:[-\u2013](\d{1,7}))?")
_AROUND_A_DASH = re.compile(r"\s*([-\u2013])\s*")
_OWN = "own"


def rows_in(text: str) -> tuple[int, ...] | None:
    """The rows that "18, 41, 50-52" names; None where it is not understood."""
    found: set[int] = set()
    for part in re.sub(r"[,;]", " ", _AROUND_A_DASH.sub(r"\1", text)).split():
        match = _ROWS.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= first + 100_000:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))


class LeavingPopup(QFrame):
    """Rows to leave out with a reason, and those left out already."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workspace = workspace
        self._lines: frozenset[int] = frozenset()
        self.setProperty("look", "card")
        self.setAccessibleName(_("Leave out rows"))
        self.setFixedWidth(WIDTH)
        page = controls.column(self, 8, (16, 14, 16, 16))
        page.addWidget(controls.label(_("Rows of the spreadsheet that do not count"), 12.5, 600, "ink2", wrap=True))
        self.rows = self._field(_("Rows, such as 18, 41, 50-52"))
        page.addWidget(self.rows)
        self._told = controls.label(px=12.5, tone="warn", wrap=True)
        page.addWidget(self._told)
        page.addWidget(controls.label(_("Because"), 12.5, 600, "ink2"))
        self.reason = controls.Combo(_("Because"))
        for reason in corrections.REASONS:
            words = corrections.reason_words(reason)
            self.reason.addItem(words[:1].upper() + words[1:], reason)
        self.reason.addItem(_("Another reason"), _OWN)
        page.addWidget(self.reason)
        self.own = self._field(_("Reason in your words"))
        page.addWidget(self.own)
        self.apply = controls.button("", "primary")
        page.addWidget(self.apply)
        self._left = controls.column(spacing=2)
        page.addLayout(self._left)
        self.rows.textChanged.connect(self._refresh)
        self.own.textChanged.connect(self._refresh)
        self.reason.currentIndexChanged.connect(self._refresh)
        self.apply.clicked.connect(self._on_apply)

    @staticmethod
    def _field(name: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.sans(14))
        field.setMinimumHeight(36)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        return field

    def open_at(self, corner: QPoint) -> None:
        """Open with its lower right corner at a place."""
        session, survey = self._workspace.project.session, self._workspace.survey.id
        self._lines = frozenset(surveys.lines(session, survey).tolist())
        self.rows.clear()
        self.own.clear()
        self._list()
        self._refresh()
        self.adjustSize()
        self.move(corner - QPoint(self.width(), self.height()))
        self.show()
        self.rows.setFocus(Qt.FocusReason.PopupFocusReason)

    def _list(self) -> None:
        controls.clear(self._left)
        session, survey = self._workspace.project.session, self._workspace.survey.id
        left = [info for info in questions.corrections_of(session, survey) if info.kind == "exclude"]
        for info in left[-8:]:
            line = QWidget()
            across = controls.row(line, 4)
            across.addWidget(controls.elided(info.text, 13.5), 1)
            back = controls.button(_("Put back"), "link", name=_("Put back: {text}").format(text=info.text))
            back.clicked.connect(partial(self._on_back, info))
            across.addWidget(back)
            self._left.addWidget(line)

    def _refresh(self) -> None:
        self.own.setVisible(self.reason.currentData() == _OWN)
        rows = rows_in(self.rows.text())
        told = ""
        if rows is None:
            told = _("Type row numbers with commas, or a range such as 50-52.")
        elif strange := [row for row in rows if row not in self._lines]:
            told = _("Row {row} holds no response. They stand in rows {first} to {last}.").format(
                row=strange[0], first=min(self._lines, default=0), last=max(self._lines, default=0)
            )
        self._told.setText(told)
        self._told.setVisible(bool(told))
        n = len(rows or ())
        reasoned = self.reason.currentData() != _OWN or bool(self.own.text().strip())
        self.apply.setEnabled(bool(n) and not told and reasoned)
        words = ngettext("Leave out {n} response", "Leave out {n} responses", n).format(n=n)
        self.apply.set_text(words if n and not told else _("Leave out"))
        self.adjustSize()

    def _on_apply(self) -> None:
        rows = rows_in(self.rows.text())
        if not self.apply.isEnabled() or not rows:
            return
        reason = self.own.text() if self.reason.currentData() == _OWN else str(self.reason.currentData())
        self.hide()
        self._workspace.do(_("Leave out responses"), surveys.leave_out, self._workspace.survey.id, rows, reason)

    def _on_back(self, info: CorrectionInfo, _checked: bool = False) -> None:
        self.hide()
        self._workspace.do(_("Put responses back"), questions.take_back, info.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_apply()
        else:
            super().keyPressEvent(event)
