"""What one takes away of the chart in Explore: copied, saved as a picture, said in words; by keys, button or menu."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, theme
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.charts.view import ChartView
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.explore.table import NumbersTable
from moin_desktop.ui.leaving import clipboard
from moin_desktop.ui.leaving.one import SavePicture
from moin_desktop.ui.leaving.words import InWords
from moin_desktop.ui.theme import Scheme
from moin_desktop.ui.workspace import Workspace


class Leaving(QObject):
    """The ways out of one chart."""

    def __init__(
        self, workspace: Workspace, shown: Shown, chart: ChartView, table: NumbersTable, place: QWidget
    ) -> None:
        super().__init__(place)
        self._workspace, self._shown = workspace, shown
        self._chart, self._table, self._place = chart, table, place
        self.more = controls.icon_button("more", _("Copy, save or read this chart"))
        self.more.clicked.connect(self._on_more)
        for key, act in (("Ctrl+Shift+S", self.save), ("I", self.in_words)):
            QShortcut(QKeySequence(key), place, act)
        for ground in (chart, table):
            ground.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            ground.customContextMenuRequested.connect(partial(self._on_menu, ground))

    @property
    def plan(self) -> Plan | None:
        """The chart as it may leave: with the notes that are for everyone; None where there is nothing to take."""
        plan = self._shown.plan
        if plan is None or plan.data.empty or self._shown.too_few is not None:
            return None
        secret = {note.id for note in self._shown.notes if note.visibility != "room"}
        return replace(plan, notes=tuple(note for note in plan.notes if note.id not in secret))

    @property
    def _screen(self) -> QSizeF:
        return QSizeF(self._chart.viewport().size())

    @property
    def can_save(self) -> bool:
        """Whether there is a picture: written answers have none."""
        plan = self.plan
        return plan is not None and plan.data.kind is not ChartKind.TEXTS

    def copy(self) -> None:
        """Put the cells picked in the table on the clipboard, else the chart as picture, table and sentence."""
        plan = self.plan
        if plan is None:
            return
        if self._table.isVisible() and self._table.copy_picked():
            self._workspace.tell(_("Copied the cells picked"))
            return
        scheme = Scheme.DARK if theme.is_dark() else Scheme.LIGHT
        QGuiApplication.clipboard().setMimeData(clipboard.mime_of(plan, scheme, self._screen))
        self._workspace.tell(_("Copied as a picture and as a table"))

    def save(self) -> None:
        """Ask what the picture is to be, and save it."""
        plan = self.plan
        if plan is not None and self.can_save:
            SavePicture(self._workspace, plan, self._screen, self._place.window()).open()

    def in_words(self) -> None:
        """Show the chart in words."""
        plan = self.plan
        if plan is not None:
            InWords(plan, self._place.window()).open()

    def menu(self) -> QMenu:
        """The same as a menu."""
        menu = QMenu(self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5, 500))
        native = QKeySequence.SequenceFormat.NativeText
        for words, key, act in (
            (_("Copy picture and table"), "Ctrl+C", self.copy),
            (_("Save picture…"), "Ctrl+Shift+S", self.save),
            (_("Read this chart in words"), "I", self.in_words),
        ):
            menu.addAction(f"{words}\t{QKeySequence(key).toString(native)}", act)
        menu.actions()[1].setEnabled(self.can_save)
        return menu

    def _on_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft() + QPoint(0, 4)))

    def _on_menu(self, ground: QWidget, at: QPoint) -> None:
        if self.plan is not None:
            self.menu().popup(ground.mapToGlobal(at))
