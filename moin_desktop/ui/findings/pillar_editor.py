"""The pillars of the project, to be renamed, added, moved and removed; every change is a step that can be undone."""

from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from moin_desktop.i18n import _
from moin_desktop.models import pillars
from moin_desktop.models.pillars import MOST, ROAR, Pillar
from moin_desktop.ui import controls, theme
from moin_desktop.ui.findings.parts import BADGE, paint_badge
from moin_desktop.ui.workspace import Workspace


class Badge(QWidget):
    """The square with the letter of a pillar."""

    def __init__(self, pillar: Pillar) -> None:
        super().__init__()
        self._pillar = pillar
        self.setFixedSize(BADGE, BADGE)
        theme.news().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QPointF(0, 0), self._pillar)


class PillarRow(QWidget):
    """One pillar: badge, name, guiding question, and what can be done to it."""

    def __init__(self, workspace: Workspace, pillar: Pillar, place: int, count: int) -> None:
        super().__init__()
        self._workspace, self._pillar = workspace, pillar
        row = controls.row(self, 8)
        row.addWidget(Badge(pillar))
        self.name = controls.CommittingEdit(_("Name of pillar {n}").format(n=place), _("Name"))
        self.name.setFixedWidth(190)
        self.guide = controls.CommittingEdit(_("Question of pillar {n}").format(n=place), _("What its findings answer"))
        self.name.show_text(pillar.name)
        self.guide.show_text(pillar.guide)
        row.addWidget(self.name)
        row.addWidget(self.guide, 1)
        self.up = controls.icon_button("arrow-up", _("Move {pillar} to the front").format(pillar=pillar.name))
        self.down = controls.icon_button("arrow-down", _("Move {pillar} to the back").format(pillar=pillar.name))
        self.away = controls.icon_button("trash", _("Remove {pillar}").format(pillar=pillar.name))
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < count)
        self.away.setEnabled(count > 1)
        for part in (self.up, self.down, self.away):
            row.addWidget(part)
        for field in (self.name, self.guide):
            field.committed.connect(self._on_words)
        self.up.clicked.connect(partial(self._move, place - 1))
        self.down.clicked.connect(partial(self._move, place + 1))
        self.away.clicked.connect(self._on_away)

    def _on_words(self) -> None:
        pillar, label = self._pillar, _("Rename a pillar")
        done = self._workspace.project.undo_label
        self._workspace.do(label, pillars.rename, pillar.code, self.name.text(), self.guide.text())
        if self._workspace.project.undo_label == done:  # refused: the name there was stands
            self.name.show_text(pillar.name)

    def _move(self, place: int) -> None:
        self._workspace.do(_("Move a pillar"), pillars.move, self._pillar.code, place)

    def _on_away(self) -> None:
        self._workspace.do(_("Remove a pillar"), pillars.remove, self._pillar.code)
        told = _("Removed the pillar “{name}”. Its findings stay").format(name=self._pillar.name)
        self._workspace.tell(told, _("Undo"), self._workspace.undo)


class PillarEditor(QDialog):
    """All pillars of the project; Esc closes it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[Pillar, ...] = ()
        self.setWindowTitle(_("Pillars"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        QShortcut(QKeySequence.StandardKey.Undo, self, workspace.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, workspace.redo)
        workspace.changed.connect(self._on_changed)
        workspace.project_changed.connect(self.reject)
        self._refresh()

    def _build(self) -> None:
        page = controls.column(self, 10, (28, 24, 28, 20))
        page.addWidget(controls.label(_("Pillars"), 27, 600, serif=True))
        told = _("The columns of the board. Findings stay when their pillar goes, and wait under “Unsorted”.")
        page.addWidget(controls.label(told, 14, tone="ink2"))
        page.addSpacing(6)
        self._rows = controls.column(spacing=6)
        page.addLayout(self._rows)
        adding = controls.row(spacing=8)
        adding.addSpacing(BADGE + 8)
        self.new = controls.CommittingEdit(_("Name of a new pillar"), _("Name of a new pillar"))
        self.new.setFixedWidth(190)
        self.new.committed.connect(self._on_add)
        self.add = controls.button(_("Add"), icon="plus", name=_("Add a pillar"))
        self.add.clicked.connect(self.new.commit)
        adding.addWidget(self.new)
        adding.addWidget(self.add)
        adding.addStretch(1)
        page.addLayout(adding)
        page.addSpacing(10)
        foot = controls.row()
        self.reset = controls.button(_("Back to the four of ROAR"), "link")
        self.reset.clicked.connect(self._on_reset)
        close = controls.button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        foot.addWidget(self.reset)
        foot.addStretch(1)
        foot.addWidget(close)
        page.addLayout(foot)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(760, 0))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "pillar" in tables:
            self._refresh()

    def _refresh(self) -> None:
        there = pillars.all(self._workspace.project.session)
        if there == self._shown:
            return
        self._shown = there
        focus = self.focusWidget()
        name = focus.accessibleName() if focus is not None else ""
        controls.clear(self._rows)
        self.rows = [PillarRow(self._workspace, one, n, len(there)) for n, one in enumerate(there, 1)]
        for row in self.rows:
            self._rows.addWidget(row)
            row.show()
        for part in (self.new, self.add):
            part.setEnabled(len(there) < MOST)
        self.reset.setVisible(tuple((one.code, one.hue) for one in there) != tuple((c, n) for n, c in enumerate(ROAR)))
        self._put_focus(name)
        self.adjustSize()

    def _put_focus(self, name: str) -> None:
        """Give the keyboard back to what is called the same; to the new pillar's field where that is gone."""
        for row in self.rows:
            for part in (row.name, row.guide, row.up, row.down, row.away):
                if name and part.accessibleName() == name and part.isEnabled():
                    part.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        if name:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self, name: str) -> None:
        if name.strip():
            self._workspace.do(_("Add a pillar"), pillars.add, name)
        self.new.show_text("")

    def _on_reset(self) -> None:
        self._workspace.do(_("Go back to the four of ROAR"), pillars.reset)
