"""The middle pane: who, how, and the chart with its headline."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from moin_desktop.analysis import captions
from moin_desktop.analysis.charts import ChartKind
from moin_desktop.analysis.filters import key
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.charts.view import ChartView
from moin_desktop.ui.coding.page import CodingPage
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.answers import AnswersList
from moin_desktop.ui.explore.choosers import NARROW, WIDEST, BaseChip, CompareButton, KindButton
from moin_desktop.ui.explore.filtering import FilterChips
from moin_desktop.ui.explore.hints import KeyHints
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.explore.table import NumbersTable
from moin_desktop.ui.workspace import Workspace

SIDE = 28


class Instead(QWidget):
    """What stands in place of a chart that has nothing to show, with a way on."""

    remove_filter = Signal()
    show_anyway = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = controls.label(px=21, weight=600, tone="ink2", serif=True)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.remove = controls.button(_("Remove last filter"), "primary")
        self.anyway = controls.button(_("Show counts anyway"))
        self.remove.clicked.connect(self.remove_filter)
        self.anyway.clicked.connect(self.show_anyway)
        page = controls.column(self, 20)
        page.addStretch(2)
        page.addWidget(self.words)
        row = controls.row(spacing=8)
        row.addStretch()
        row.addWidget(self.remove)
        row.addWidget(self.anyway)
        row.addStretch()
        page.addLayout(row)
        page.addStretch(3)

    def say(self, words: str, *, filtered: bool, few: bool) -> None:
        """Say why there is no chart."""
        self.words.setText(words)
        self.remove.setVisible(filtered)
        self.anyway.setVisible(few)


class Centre(QWidget):
    """Filter, view and order above; the chart card; keys below."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._question = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("pane", True)
        self.chips = FilterChips(self._workspace, self._shown)
        items = (
            ("bars", _("Bars"), "explore-bars"),
            ("compare", _("Compare"), "compare"),
            ("table", _("Table"), "table"),
        )
        self.views = controls.Segments(items, _("View"))
        self.sort = controls.button(_("Most first"), "quiet", "sort")
        self.sort.setToolTip(_("Order of the answers (S)"))
        self.kind = KindButton(self._workspace, self._shown)
        self.by = CompareButton(self._workspace, self._shown)
        self.base = BaseChip(self._workspace, self._shown)
        self.range = controls.button(_("Likely range"), "quiet", "likely-range", checkable=True)
        self.range.setToolTip(_("How far chance alone could move the figures, were this a random sample (R)"))
        self.views.button("compare").setToolTip(_("Group by group of another question (C)"))
        self.views.button("table").setToolTip(_("The same numbers as a table (T)"))
        self.chart = ChartView()
        self.table = NumbersTable(self)
        self.answers = AnswersList(self)
        self.instead = Instead(self)
        for body in (self.table, self.answers, self.instead):
            body.hide()
        self.hints = KeyHints()
        page = controls.column(self, 0, (SIDE, 12, SIDE, 12))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._how = controls.row(spacing=8)
        self._how.addWidget(self.views)
        for part in (self.kind, self.by, self.sort, self.range):
            self._how.addWidget(part)
        self._how.addStretch()
        who = controls.row(spacing=8)
        self.modes = controls.Segments(
            (("code", _("Code"), "theme"), ("chart", _("Chart"), "explore-bars")), _("Code or chart")
        )
        who.addWidget(self.modes)
        who.addWidget(self.chips)
        who.addWidget(self.base)
        self._top.addLayout(who)
        self._top.addStretch(1)
        self._top.addLayout(self._how)
        page.addLayout(self._top)
        page.addSpacing(12)
        self.card = controls.card()
        inner = controls.column(self.card, 0, (1, 1, 1, 1))
        inner.addWidget(self.chart)
        page.addWidget(self.card, 1)
        page.addSpacing(12)
        page.addWidget(self.hints)
        assert isinstance(self.card, QFrame)

    def add_way(self, button: QWidget) -> None:
        """Put one more button behind those that say how the chart is shown."""
        self._how.insertWidget(self._how.count() - 1, button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_top()

    def _fit_top(self) -> None:
        """Filter and view share a line where both fit, else they take one each."""
        room = self.contentsRect().width() - 2 * SIDE
        self._say_how(())
        wanted = self._wide()
        beside = self.chips.sizeHint().width() + 24
        if not self.modes.isHidden():
            beside += self.modes.sizeHint().width() + 8
        self.base.show_text(True)
        if not self.base.isHidden():
            beside += self.base.sizeHint().width()
        fits = wanted + beside <= room
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._top.direction() is not direction:
            self._top.setDirection(direction)
        # Beside chips that fill the line, whom the percentages are of is said by the subtitle alone.
        self.base.show_text(beside <= room + 24)
        loud: tuple[QWidget, ...] = ()
        for silent in (loud, (self.sort, self.range), (self.sort, self.range, self.kind)):
            if fits or wanted <= room:
                return
            self._say_how(silent, narrow=True)
            wanted = self._wide()

    def _wide(self) -> int:
        """How wide the buttons are with the words they have now; the row itself hears of them a turn later."""
        self._how.invalidate()
        return self._how.sizeHint().width()

    def _say_how(self, silent: Sequence[QWidget], *, narrow: bool = False) -> None:
        """Write on each button what it does, but for those that have no room: their icon and tooltip say it."""
        order = _("Most first") if self._shown.order == "most_first" else _("As listed")
        if self._shown.data is not None and self._shown.data.spec.pair and self._shown.order == "most_first":
            order = _("Widest gap first")
        for part, text in ((self.sort, order), (self.range, _("Likely range"))):
            part.set_text(text)
            if part in silent:
                part.setText("")
        self.kind.show_text(self.kind not in silent)
        self.by.show_text(True, NARROW if narrow else WIDEST)

    def _connect(self) -> None:
        shown, ws = self._shown, self._workspace
        shown.changed.connect(self._refresh)
        self.views.chosen.connect(self._on_view)
        self.modes.chosen.connect(lambda mode: shown.read(mode == "code"))
        self.range.clicked.connect(self._on_range)
        self.sort.clicked.connect(shown.toggle_order)
        self.chart.chosen.connect(self._on_chosen)
        self.chart.chose.connect(self._on_chose)
        self.chart.activated.connect(self._on_activated)
        self.chart.cleared.connect(ws.clear_selection)
        self.chart.headline_typed.connect(self._on_headline)
        self.table.clicked.connect(self._on_row)
        self.table.chosen.connect(self._on_table_chosen)
        self.instead.remove_filter.connect(self._on_remove_filter)
        self.instead.show_anyway.connect(shown.show_anyway)
        ws.words_wanted.connect(self._on_words_wanted)

    def _refresh(self) -> None:
        shown, plan = self._shown, self._shown.plan
        self.views.set_current("table" if shown.view == "table" else "compare" if shown.comparing else "bars")
        self.card.setVisible(plan is not None)
        self._show_coding()
        if plan is None or shown.question is None:
            return
        if shown.question.id != self._question:
            self._question = shown.question.id
            self.answers.clear_field()
        kind = plan.data.kind
        self.views.setVisible(kind is not ChartKind.TEXTS and not plan.data.empty)
        self.sort.setVisible(shown.can_sort and not plan.data.empty)
        self.views.button("compare").setVisible(shown.can_compare)
        self.range.setVisible(shown.can_range and shown.view != "table")
        self.range.setChecked(shown.looks.likely_range)
        for part in (self.kind, self.by, self.base):
            part.refresh()
        body = self._body(plan)
        if body is self.table:  # what is said of the filled part of bars is for bars
            subtitle = captions.sentences(captions.wording(shown.question), plan.data.base_text)
            plan = replace(plan, data=replace(plan.data, subtitle=subtitle))
        self.chart.show_plan(plan, shown.options, body)
        self._fit_top()
        self.setFocusProxy(self._start(body))

    coding: CodingPage | None = None

    def take(self, coding: CodingPage) -> None:
        """Show this page in place of the chart while free text is coded."""
        self.coding = coding
        page = self.layout()
        assert isinstance(page, QVBoxLayout)
        page.insertWidget(page.indexOf(self.card) + 1, coding, 1)
        coding.hide()

    def _show_coding(self) -> None:
        """The answers and how far one is, or the chart."""
        text, coding = self._shown.text, self._shown.is_coding
        self.modes.setVisible(text is not None)
        self.modes.set_current("code" if coding else "chart")
        if self.coding is None:
            return
        self.hints.setVisible(not coding)
        self.coding.setVisible(coding)
        if coding and text is not None:
            for part in (self.views, self.kind, self.by, self.sort, self.range, self.base):
                part.hide()
            self.coding.show_question(text)
            self._fit_top()
            self.setFocusProxy(self.coding.cards)

    def _start(self, body: QWidget | None) -> QWidget:
        """Where the keyboard begins: at the chart, or at what stands in its place."""
        starts: dict[QWidget | None, QWidget] = {self.table: self.table, self.answers: self.answers.list}
        return starts.get(body, self.chart)

    def _body(self, plan: Plan) -> QWidget | None:
        """What stands in place of the marks: a word, the answers, the table, or nothing."""
        data, few = plan.data, self._shown.too_few
        if data.empty:
            self.instead.say(self._shown.nobody, filtered=bool(self._workspace.filter), few=False)
            return self.instead
        if few is not None and self._shown.veil:
            self.instead.say(self._shown.veil, filtered=True, few=False)
            return self.instead
        if few is not None:
            words = ngettext(
                "{n} respondent: too few to chart without pointing at people",
                "{n} respondents: too few to chart without pointing at people",
                few,
            ).format(n=few)
            self.instead.say(words, filtered=True, few=True)
            return self.instead
        if data.kind is ChartKind.TEXTS:
            self.answers.show_texts(data.texts)
            return self.answers
        if self._shown.view == "table":
            self.table.show_data(data, self._shown.options)
            return self.table
        return None

    @property
    def answer_row(self) -> int | None:
        """The respondent whose written answer is at hand in the list of answers; None while there is none."""
        return self.answers.row if self.answers.isVisible() else None

    def _on_view(self, view: str) -> None:
        """Bars are of the question alone; the table is of whatever was shown before it."""
        shown = self._shown
        if view == "table":
            shown.set_view("table")
        elif view == "compare" and shown.comparing is None:
            shown.toggle_compare()
        elif view == "bars" and shown.comparing is not None:
            shown.compare_by("")
        else:
            shown.set_view("bars")

    def _on_range(self) -> None:
        self._shown.toggle_range()

    def _on_chosen(self, option: str, adding: bool) -> None:
        acts.choose(self._workspace, self._shown, option, adding)

    def _on_chose(self, options: tuple[str, ...]) -> None:
        acts.choose_these(self._workspace, self._shown, options)

    def _on_activated(self, option: str) -> None:
        if option not in self._shown.options:
            acts.choose(self._workspace, self._shown, option, False)
            self._shown.refresh()
        acts.only_these(self._workspace, self._shown)

    def _on_headline(self, text: str) -> None:
        acts.set_headline(self._workspace, self._shown, text)

    def _on_row(self) -> None:
        option = self.table.numbers.option(self.table.currentIndex().row())
        if option:
            acts.choose(self._workspace, self._shown, option, False)

    def _on_table_chosen(self, option: str) -> None:
        acts.choose(self._workspace, self._shown, option, False)

    def _on_words_wanted(self, question: str, text: str) -> None:
        self._shown.refresh()
        if self._shown.question is not None and self._shown.question.id == question:
            if self.coding is not None and self._shown.is_coding:
                self.coding.show_text(text)
            else:
                self.answers.show_text(text)

    def _on_remove_filter(self) -> None:
        conditions = self._workspace.filter.conditions
        if conditions:
            acts.remove_condition(self._workspace, key(conditions[-1]))
