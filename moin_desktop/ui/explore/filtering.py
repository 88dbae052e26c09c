"""The filter as chips: who the numbers are of, each condition to be switched off or taken away."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from moin_desktop.analysis import filter_words
from moin_desktop.analysis.filters import IN_FILTER, Part, key
from moin_desktop.analysis.questions import CHARTED_TYPES
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.filters import NamedFilter
from moin_desktop.ui import controls
from moin_desktop.ui.explore import acts, filter_menu
from moin_desktop.ui.explore.filter_menu import FilterMenu, NamePopup
from moin_desktop.ui.explore.filter_popup import FilterPopup
from moin_desktop.ui.explore.settling import settle
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

WIDEST_CHIP, NARROWEST_CHIP = 520, 96


class ConditionChip(controls.Button):
    """The words of one condition; they give way where there is no room, and are struck through while it is off."""

    def __init__(self) -> None:
        self._words = self._figure = ""
        super().__init__("", "pillword")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = super().sizeHint()

    def say(self, words: str, figure: str, name: str, *, off: bool) -> None:
        """Stand for a condition."""
        self._words, self._figure = words, figure
        self.setAccessibleName(name)
        self.setChecked(not off)
        font = self.font()
        if font.strikeOut() != off:
            font.setStrikeOut(off)
            self.setFont(font)
        self.setText(self._said(words))
        self._whole = super().sizeHint()
        self.updateGeometry()
        self._fit(self.width())

    def _said(self, words: str) -> str:
        return (f"{words}  {self._figure}" if self._figure else words).replace("&", "&&")

    def sizeHint(self) -> QSize:
        return QSize(min(self._whole.width(), WIDEST_CHIP), self._whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._whole.width(), NARROWEST_CHIP), self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        short = self._words
        over = self._whole.width() - width
        if over > 0:
            room = self.fontMetrics().horizontalAdvance(self._words) - over
            short = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(12, room))
        self.setText(self._said(short))


class Pill(QFrame):
    """One condition with the button that takes it away."""

    switched = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words = ConditionChip()
        self.away = controls.button("", "pillaway", "close")
        self.away.setFixedWidth(32)
        self.words.clicked.connect(lambda: self.switched.emit(self._about))
        self.away.clicked.connect(lambda: self.removed.emit(self._about))
        row = controls.row(self, 0, (1, 1, 1, 1))
        row.addWidget(self.words)
        row.addWidget(self.away)

    def say(self, part: Part, words: str, figure: str, whole: str) -> None:
        """Stand for a condition: its words, how many it leaves, and all of its words."""
        self._about = key(part)
        look = "pilloff" if part.off else "pill"
        if self.property("look") != look:
            controls.set_look(self, look)
        name = _("Filter, off: {words}") if part.off else _("Filter: {words}")
        self.words.say(words, figure, name.format(words=whole), off=part.off)
        tip = _("{words}. Click to switch it on") if part.off else _("{words}. Click to switch it off")
        self.words.setToolTip(tip.format(words=whole))
        said = _("Remove filter: {words}").format(words=whole)
        self.away.setAccessibleName(said)
        self.away.setToolTip(said)


class FilterChips(QWidget):
    """Who the numbers are of: everyone, or a chip for each condition."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._told: tuple[object, ...] = ()
        self._renaming: NamedFilter | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        row = controls.row(self, 6)
        self._chips = controls.row(spacing=6)
        self.name = controls.elided(px=13.5, weight=600)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.left = controls.label(px=13.5, tone="ink2")
        self.add = controls.button(_("Filter"), "quiet", "plus", name=_("Add a filter"))
        self.more = controls.icon_button("more", _("More for the filter"))
        self.menu = FilterMenu(self._workspace, self)
        row.addWidget(self.name)
        row.addLayout(self._chips)
        row.addWidget(self.left)
        row.addWidget(self.add)
        row.addWidget(self.more)
        row.addStretch()
        self._popup: FilterPopup | None = None
        self._naming: NamePopup | None = None

    def _connect(self) -> None:
        self.add.clicked.connect(self.open)
        self.more.clicked.connect(self._on_more)
        self.menu.keep_wanted.connect(self.ask_name)
        self.menu.rename_wanted.connect(self._on_rename)
        self.menu.compare_wanted.connect(self._on_compare)
        self._shown.changed.connect(self._refresh)
        self._workspace.changed.connect(self._on_changed)

    def _refresh(self) -> None:
        ws = self._workspace
        if not ws.has_survey:
            return
        count = int(np.count_nonzero(ws.mask))
        offers = bool(ws.whole_filter.conditions) or bool(filter_menu.kept(ws))
        told = (ws.survey, ws.survey.hide_under, ws.whole_filter, ws.whole_filter.name, count, offers)
        if told == self._told:
            return
        self._told = told
        at = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        self._fill(count)
        self.name.setText(ws.filter.name)
        self.name.setVisible(bool(ws.filter.name))
        self.more.setVisible(offers)
        if at >= 0:
            now = self.chips
            back = now[at] if at < len(now) and len(ws.whole_filter.conditions) * 2 == len(now) else self.add
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        settle()

    def _fill(self, count: int) -> None:
        """One chip for everyone, or one for each condition, and how many are left where no chip says it."""
        ws = self._workspace
        conditions, on = ws.whole_filter.conditions, len(ws.filter.conditions)
        everyone_n = int(np.count_nonzero(ws.survey.everyone))
        few = _("hidden") if self._shown.veil else ""
        pills = self._pills(len(conditions))
        if not conditions:
            everyone = controls.Chip(_("All respondents  {n}").format(n=number_text(count)), "people")
            everyone.setToolTip(_("Choose who the numbers are of"))
            everyone.clicked.connect(self.open)
            self._chips.addWidget(everyone)
            everyone.show()
        for pill, part in zip(pills, conditions, strict=True):
            figure = (few or number_text(count)) if len(conditions) == 1 and on == 1 else ""
            words, whole = filter_words.words(ws.survey, part), filter_words.whole_words(ws.survey, part)
            pill.say(part, words, figure, whole)
        if on:
            self.left.setText(few or of_text(count, everyone_n))
        else:
            said = ngettext("The one respondent", "All {n} respondents", everyone_n)
            self.left.setText(said.format(n=number_text(everyone_n)))
        self.left.setVisible(len(conditions) > 1 or (len(conditions) == 1 and not on))

    @property
    def chips(self) -> tuple[controls.Button, ...]:
        """The buttons of the chips as they stand, in the order of the Tab key."""
        there = [self._chips.itemAt(i).widget() for i in range(self._chips.count())]
        found: list[controls.Button] = []
        for chip in there:
            if isinstance(chip, Pill):
                found += [chip.words, chip.away]
            elif isinstance(chip, controls.Chip):
                found.append(chip)
        return tuple(found)

    def _pills(self, count: int) -> list[Pill]:
        """As many pills as there are conditions; those there say something else, which is quicker than new ones."""
        there = [self._chips.itemAt(i).widget() for i in range(self._chips.count())]
        pills = [pill for pill in there if isinstance(pill, Pill)]
        if len(pills) == count and pills:
            return pills
        controls.clear(self._chips)
        made = [Pill() for _pill in range(count)]
        for pill in made:
            pill.switched.connect(self._on_switch)
            pill.removed.connect(partial(acts.remove_condition, self._workspace))
            self._chips.addWidget(pill)
            pill.show()
        return made

    def _on_switch(self, about: str) -> None:
        self._workspace.set_filter(self._workspace.whole_filter.switched(about))

    # Made and kept

    def open(self) -> None:
        """Choose what to filter by."""
        ws = self._workspace
        if not any(q.type in CHARTED_TYPES for q in ws.survey.questions):
            ws.tell(_("This survey has no question with answers to choose from"))
            return
        if self._popup is None:
            self._popup = FilterPopup(self)
            self._popup.applied.connect(self._on_applied)
            self._popup.chosen.connect(self._on_chosen)
        self._popup.open_at(self._below(self.add), ws.survey, ws.whole_filter, filter_menu.kept(ws))

    @staticmethod
    def _below(button: QWidget) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + 4))

    @property
    def popup(self) -> FilterPopup | None:
        """The popup, once it was opened."""
        return self._popup

    @property
    def naming(self) -> NamePopup | None:
        """The popup that asks for a name, once it was opened."""
        return self._naming

    def _on_applied(self, part: Part) -> None:
        self._workspace.set_filter(self._workspace.whole_filter.with_condition(part))

    def _on_chosen(self, named: NamedFilter) -> None:
        self._workspace.set_filter(named.filter)

    def _on_more(self) -> None:
        self.menu.popup(self._below(self.more))

    def _on_compare(self) -> None:
        self._shown.compare_by(IN_FILTER)

    def ask_name(self) -> None:
        """Keep the filter under a name."""
        self._ask("", None)

    def _on_rename(self, named: NamedFilter) -> None:
        self._ask(named.name, named)

    def _ask(self, name: str, renaming: NamedFilter | None) -> None:
        if self._naming is None:
            self._naming = NamePopup(self)
            self._naming.named.connect(self._on_named)
        self._renaming = renaming
        others = (one for one in filter_menu.kept(self._workspace) if renaming is None or one.id != renaming.id)
        self._naming.open_at(self._below(self.add), name, frozenset(one.name.casefold() for one in others))

    def _on_named(self, name: str) -> None:
        if self._renaming is not None:
            filter_menu.rename(self._workspace, self._renaming, name)
        else:
            filter_menu.keep(self._workspace, name)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "filter" in tables:
            filter_menu.drop_name(self._workspace)
            self._refresh()
