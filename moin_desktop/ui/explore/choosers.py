"""What one chooses of a chart: its kind, what it is compared by, and whom its percentages are of."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis import compared, pairs, percentages
from moin_desktop.analysis.charts import ChartKind, kind_text, kinds
from moin_desktop.analysis.filters import IN_FILTER
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.wording import within_a_sentence
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

WIDEST, NARROW = 200, 140
"""Of a chooser with its icons; narrow where the buttons beside it have no room."""


class MenuButton(controls.Button):
    """A quiet button with the sign of a menu, no wider than it may be."""

    def __init__(self, icon: str) -> None:
        super().__init__("", "quiet", icon)
        self._whole = ""

    def say(self, text: str, name: str) -> None:
        """Show what is chosen; ``name`` says it in full to screen readers and as a tooltip."""
        self._whole = text
        self.show_text(True)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_text(self, shown: bool, widest: int = WIDEST) -> None:
        """Show the text, cut to what the button may be wide, or the icon alone where there is no room."""
        said = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, widest - 70) if shown else ""
        self.setText(said.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(18, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = QRectF(self.width() - 21, (self.height() - 14) / 2, 14, 14)
        icons.paint(QPainter(self), "chevron-down", side, theme.tokens().ink2)

    def below(self) -> QPoint:
        """Where its menu opens."""
        return self.mapToGlobal(self.rect().bottomLeft())


def _menu(name: str, parent: QWidget) -> QMenu:
    menu = QMenu(name, parent)
    menu.setAccessibleName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(fonts.sans(13.5))
    return menu


def _entry(menu: QMenu, text: str, chosen: bool, act: Callable[[], None]) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(chosen)
    action.triggered.connect(act)
    if chosen:
        menu.setActiveAction(action)


class KindButton(MenuButton):
    """Which kind of chart, among those that fit; beside which question, and which row of a grid."""

    def __init__(self, workspace: Workspace, shown: Shown) -> None:
        super().__init__("explore-bars")
        self._workspace, self._shown = workspace, shown
        self.clicked.connect(self.open)

    def refresh(self) -> None:
        """Show the kind there is; nothing where there is nothing to choose."""
        data, question = self._shown.data, self._shown.question
        there = bool(data and question and not data.empty and len(self._choices()) > 1)
        self.setVisible(there)
        if there and data is not None and question is not None:
            text = kind_text(data.kind, question, data.spec)
            self.say(text, _("Kind of chart: {kind}").format(kind=text))

    def _choices(self) -> list[str]:
        data, question = self._shown.data, self._shown.question
        if data is None or question is None or question.type is QuestionType.TEXT:
            return []
        found = [kind.value for kind in self._kinds(question)]
        found += ["waves"] if self._has_waves(question) else []
        return found + [other.id for other in self._partners(question)] + (["item"] if self._by_item(question) else [])

    def _has_waves(self, question: Question) -> bool:
        return self._shown.comparing is None and bool(self._shown.waves_of(question))

    def _kinds(self, question: Question) -> tuple[ChartKind, ...]:
        data = self._shown.data
        people = int(self._workspace.survey.everyone.sum())
        return kinds(question, data.spec, people) if data is not None else ()

    def _partners(self, question: Question) -> tuple[Question, ...]:
        return () if self._shown.comparing else pairs.partners(self._workspace.survey, question)

    def _by_item(self, question: Question) -> bool:
        return bool(self._shown.comparing) and question.type is QuestionType.GRID

    def open(self) -> None:
        """Open the menu of everything that fits."""
        data, question = self._shown.data, self._shown.question
        if data is None or question is None:
            return
        menu = _menu(_("Kind of chart"), self)
        for kind in self._kinds(question):
            text = kind_text(kind, question, data.spec)
            _entry(menu, text, kind is data.kind, partial(self._choose_kind, kind))
        if self._has_waves(question):
            text, chosen = kind_text(ChartKind.WAVES), data.kind is ChartKind.WAVES
            _entry(menu, text, chosen, partial(self._choose_kind, ChartKind.WAVES))
        partners = self._partners(question)
        if partners:
            menu.addSeparator()
        for other in partners:
            text = _("Beside “{question}”").format(question=other.name)
            chosen = data.spec.pair == other.id
            _entry(menu, text, chosen, partial(self._choose_pair, "" if chosen else other.id))
        if self._by_item(question):
            menu.addSeparator()
            _entry(menu, _("Average of every row"), data.spec.item is None, partial(self._choose_item, None))
            for at, item in enumerate(question.items):
                _entry(menu, item.label, data.spec.item == at, partial(self._choose_item, at))
        menu.popup(self.below())

    def _choose_kind(self, kind: ChartKind) -> None:
        if self._shown.comparing:
            self._shown.looks.compared_kind = kind
            self._shown.look_again()
        else:
            self._shown.look(kind=kind)

    def _choose_pair(self, other: str) -> None:
        self._shown.look(pair=other, kind=None)

    def _choose_item(self, item: int | None) -> None:
        self._shown.look(item=item)


class CompareButton(MenuButton):
    """The question whose answers are the groups."""

    def __init__(self, workspace: Workspace, shown: Shown) -> None:
        super().__init__("people")
        self._workspace, self._shown = workspace, shown
        self.clicked.connect(self.open)

    def refresh(self) -> None:
        """Show what is compared by, while something is."""
        by = self._shown.comparing
        self.setVisible(by is not None)
        if by is not None:
            text = _("By {question}").format(question=within_a_sentence(by.name))
            self.say(text, _("Compare by: {question}").format(question=by.name))

    def open(self) -> None:
        """Open the menu of questions to compare by."""
        question, by = self._shown.question, self._shown.comparing
        if question is None:
            return
        menu = _menu(_("Compare by"), self)
        if self._workspace.filter:
            chosen = by is not None and by.id == IN_FILTER
            _entry(menu, _("Those in the filter and the rest"), chosen, partial(self._choose, IN_FILTER))
        for other in compared.groupings(self._workspace.survey, question):
            _entry(menu, other.name, by is not None and by.id == other.id, partial(self._choose, other.id))
        if not menu.isEmpty():
            menu.popup(self.below())

    def _choose(self, by: str) -> None:
        self._shown.compare_by(by)


class BaseChip(controls.Chip):
    """Whom the percentages are of; pressing it goes round everything they can be of."""

    def __init__(self, workspace: Workspace, shown: Shown) -> None:
        super().__init__("", "people")
        self._workspace, self._shown = workspace, shown
        self._there: tuple[tuple[str, str], ...] = ()
        self._whole = ""
        self.clicked.connect(self.turn)

    def refresh(self) -> None:
        """Show whom they are of; nothing where there is no choice."""
        question, data = self._shown.question, self._shown.data
        self._there = ()
        if question is not None and data is not None and not data.empty and not data.spec.pair:
            beside = data.spec.compare == IN_FILTER  # then all are shown, those outside the filter as a group too
            who = self._workspace.survey.everyone if beside else self._workspace.mask
            self._there = percentages.choices(self._workspace.survey, question, who)
        self.setVisible(bool(self._there))
        text = dict(self._there).get(data.spec.percent_of if data is not None else "", "")
        self._whole = text
        if text:
            self.setText(text)
            self.setAccessibleName(_("Percentages: {whom}").format(whom=text))
            self.setToolTip(_("Whom the percentages are of (B)"))

    def show_text(self, shown: bool) -> None:
        """Say whom, or show the icon alone where there is no room."""
        self.setText(self._whole if shown else "")

    def turn(self) -> None:
        """Go on to the next."""
        if self._there and self._shown.data is not None:
            self._shown.look(percent_of=percentages.following(self._there, self._shown.data.spec.percent_of))
