"""The line under which groups are not shown: a choice for the whole project, in the menu and in the export panel."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.workspace import Workspace

USUAL = 5
LIMITS = (0, 3, 5, 10, 20)


def words(limit: int) -> str:
    """What is done with small groups: "Hide under 5"."""
    from moin_desktop.analysis.wording import SMALL

    if limit:
        return _("Hide under {n}").format(n=limit)
    return _("Counts under {n}").format(n=SMALL)


def limit_of(workspace: Workspace) -> int:
    """The limit of the open project; 0 for none."""
    from moin_desktop.models import rules

    return rules.get(workspace.project.session).hide_under if workspace.is_open else 0


def hide_under(workspace: Workspace, limit: int) -> None:
    """Hide groups of fewer respondents than this, as one step; 0 shows them as counts."""
    from moin_desktop.models import rules

    if not workspace.is_open or limit == limit_of(workspace):
        return
    label = _("Hide groups under {n}").format(n=limit) if limit else _("Show small groups")
    workspace.do(label, rules.set_hide_under, limit)
    told = (
        _("Groups under {n} are hidden everywhere").format(n=limit) if limit else _("Small groups are shown in counts")
    )
    workspace.tell(told, _("Undo"), workspace.undo)


class SmallGroupsMenu(QMenu):
    """The same choice in the window's menu."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(_("Small groups"), parent)
        self._workspace = workspace
        self._ways: dict[int, QAction] = {}
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.refresh)

    def _fill(self) -> None:
        """Not before it is looked at: its words come from the counting room, which is heavy to load."""
        for limit in LIMITS:
            way = QAction(words(limit), self)
            way.setCheckable(True)
            way.triggered.connect(partial(self._choose, limit))
            self._group.addAction(way)
            self.addAction(way)
            self._ways[limit] = way

    def _choose(self, limit: int, _checked: bool = False) -> None:
        hide_under(self._workspace, limit)

    def refresh(self) -> None:
        """Show the choice of the open project."""
        self.setEnabled(self._workspace.is_open)
        if not self._ways:
            self._fill()
        now = limit_of(self._workspace)
        for limit, way in self._ways.items():
            way.setChecked(limit == now)


class SmallGroups(QWidget):
    """Counts, or nothing, under the line; beside what is exported."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._limit = USUAL
        page = controls.column(self, 2)
        page.addWidget(controls.label(_("Small groups"), 12.5, 600, "ink2"))
        self.ways = controls.Segments((("counts", words(0), ""), ("hide", words(USUAL), "")), _("Small groups"))
        self.ways.chosen.connect(self._on_chosen)
        page.addWidget(self.ways)
        self.ways.setToolTip(_("Holds for charts, tables and every export of this project"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show the choice of the open project."""
        now = limit_of(self._workspace)
        self._limit = now or USUAL
        self.ways.button("hide").set_text(words(self._limit))
        self.ways.set_current("hide" if now else "counts")

    def _on_chosen(self, way: str) -> None:
        hide_under(self._workspace, self._limit if way == "hide" else 0)
