"""Filters under a name: kept, shown again, renamed, removed; each a step that can be undone."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from moin_desktop.analysis.filters import NO_FILTER, Filter, fits
from moin_desktop.i18n import _
from moin_desktop.models import filters
from moin_desktop.models.filters import NamedFilter
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.explore.filter_bodies import field
from moin_desktop.ui.workspace import Workspace

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def kept(workspace: Workspace) -> tuple[NamedFilter, ...]:
    """The kept filters of the survey shown that can still be asked of it."""
    if not workspace.is_open or not workspace.has_survey:
        return ()
    there = filters.all(workspace.project.session, workspace.survey.id)
    return tuple(named for named in there if fits(workspace.survey, named.filter))


def keep(workspace: Workspace, name: str) -> None:
    """Keep the filter that is on under a name."""
    filter = workspace.filter
    if workspace.do(_("Keep a filter"), filters.add, workspace.survey.id, name, filter) is None:
        return
    workspace.set_filter(Filter(filter.conditions, name.strip()))
    workspace.tell(_("Filter kept as “{name}”").format(name=name.strip()), _("Undo"), workspace.undo)


def rename(workspace: Workspace, named: NamedFilter, name: str) -> None:
    """Give a kept filter another name."""
    shown = workspace.filter == named.filter and workspace.filter.name == named.name
    workspace.do(_("Rename a filter"), filters.rename, named.id, name)
    now = next((one for one in kept(workspace) if one.id == named.id), None)
    if shown and now is not None:
        workspace.set_filter(Filter(workspace.whole_filter.conditions, now.name))


def remove(workspace: Workspace, named: NamedFilter) -> None:
    """Forget a kept filter; the numbers stay under its conditions."""
    workspace.do(_("Remove a filter"), filters.remove, named.id)
    workspace.tell(_("Filter “{name}” removed").format(name=named.name), _("Undo"), workspace.undo)


def drop_name(workspace: Workspace) -> None:
    """Let go of a name that no kept filter has any more."""
    filter = workspace.whole_filter
    if filter.name and not any(one.name == filter.name and one.filter == workspace.filter for one in kept(workspace)):
        workspace.set_filter(Filter(filter.conditions))


class NamePopup(QFrame):
    """Asks for the name of a filter."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setAccessibleName(_("Name of the filter"))
        self.setFixedWidth(320)
        page = controls.column(self, 8, (16, 14, 16, 16))
        page.addWidget(controls.label(_("Keep these conditions under a name"), 13, 600, "ink2"))
        self.field = field(_("Name of the filter"), _("Ministries, first answers …"))
        self.trouble = controls.label(px=13, tone="warn", wrap=True)
        self.keep = controls.button(_("Keep"), "primary")
        page.addWidget(self.field)
        page.addWidget(self.trouble)
        page.addWidget(self.keep)
        self.keep.clicked.connect(self._on_keep)
        self.field.textChanged.connect(self._on_typed)

    def open_at(self, place: QPoint, name: str, taken: frozenset[str]) -> None:
        """Ask below a place; ``taken`` are names, in small letters, that other filters have."""
        self._taken = taken
        self.field.setText(name)
        self.field.selectAll()
        self._on_typed()
        self.move(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_typed(self) -> None:
        name = self.field.text().strip()
        taken = name.casefold() in self._taken
        self.trouble.setText(_("There is already a filter called “{name}”.").format(name=name) if taken else "")
        self.trouble.setVisible(taken)
        self.keep.setEnabled(bool(name) and not taken)
        self.adjustSize()

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.hide()
            self.named.emit(self.field.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._on_keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class FilterMenu(QMenu):
    """What can be done with the filter, and with those kept."""

    keep_wanted = Signal()
    rename_wanted = Signal(object)
    """A NamedFilter."""
    compare_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setFont(fonts.sans(13.5, 500))
        self.setAccessibleName(_("Filter"))
        self.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what can be done now."""
        self.clear()
        ws = self._workspace
        whole, there = ws.whole_filter, kept(ws)
        if ws.filter:
            self.addAction(_("Compare with the rest"), self.compare_wanted.emit)
            if not ws.filter.name:
                self.addAction(_("Keep under a name…"), self.keep_wanted.emit)
        if whole.conditions:
            self.addAction(_("Remove all conditions"), partial(ws.set_filter, NO_FILTER))
        if there and not self.isEmpty():
            self.addSeparator()
        for named in there:
            self._offer(named)

    def _offer(self, named: NamedFilter) -> None:
        menu = QMenu(named.name.replace("&", "&&"), self)
        menu.setFont(self.font())
        menu.addAction(_("Show only these"), partial(self._workspace.set_filter, named.filter))
        menu.addAction(_("Rename…"), partial(self.rename_wanted.emit, named))
        menu.addAction(_("Remove"), partial(remove, self._workspace, named))
        self.addMenu(menu)
