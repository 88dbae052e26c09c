"""Two coders: how far they agree, theme by theme, and the list of answers to settle, by keyboard."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from moin_desktop.analysis.agreement_words import figure, meaning, same_text
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.titles import title
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import codings, rules, themes
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.team import agreed
from moin_desktop.ui.team.agreed import Agreed, Point, coder_name
from moin_desktop.ui.team.rows import Row, RowsView
from moin_desktop.ui.team.sheet import Sheet
from moin_desktop.ui.workspace import Workspace

_LINE = 34
_MOST_LINES = 5
_AIR = 32
"""Pixels around a heading."""


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight


def coded_questions(workspace: Workspace) -> tuple[str, ...]:
    """The free-text questions of the survey shown that have themes, in its order."""
    there = themes.of_survey(workspace.project.session, workspace.survey.id)
    texts = [q.id for q in workspace.survey.questions if q.type is QuestionType.TEXT]
    return tuple(id for id in texts if id in there)


class AgreementPage(Sheet):
    """Figures above, below them what is to be settled; looking ends blind coding, and says so first."""

    def __init__(self, workspace: Workspace, questions: tuple[str, ...], question: str, parent: QWidget) -> None:
        super().__init__(_("How far coders agree"), parent, QSize(1080, 820))
        self._workspace, self._questions = workspace, questions
        self._points: dict[str, Point] = {}
        shown = workspace.question
        wanted = question or (shown.themes_of or shown.id if shown is not None else "")
        self._question = wanted if wanted in questions else questions[0]
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.which = controls.Combo(_("Question"))
        for id in self._questions:
            self.which.addItem(title(self._workspace.survey.question(id)), id)
        self.which.setCurrentIndex(self.which.findData(self._question))
        self.which.setVisible(len(self._questions) > 1)
        self.page.addWidget(self.which)
        self.cover = self._build_cover()
        self.page.addWidget(self.cover)
        self.body = QWidget()
        body = controls.column(self.body, 12)
        self.table = self._build_table()
        body.addWidget(self.table)
        self.meaning = controls.label(px=14, weight=500, wrap=True)
        body.addWidget(self.meaning)
        self.figures = controls.label(
            _(
                "The same: how often all who looked decided alike. Kappa and alpha leave out what chance would give: "
                "1 is full agreement, 0 no more than chance. A theme given or not to one answer is one decision."
            ),
            12.5,
            tone="ink2",
            wrap=True,
        )
        body.addWidget(self.figures)
        body.addWidget(controls.line())
        self.settling = controls.label(px=16, weight=600)
        body.addWidget(self.settling)
        beside = controls.row(spacing=20)
        self.list = RowsView(_("Where coders differ"))
        beside.addWidget(self.list, 5)
        beside.addWidget(controls.line(vertical=True))
        beside.addWidget(self._build_point(), 6)
        body.addLayout(beside, 1)
        self.page.addWidget(self.body, 1)
        self.close_button = controls.button(_("Close"), "primary")
        self.foot(self.close_button)

    def _build_cover(self) -> QFrame:
        cover = controls.card("sunken")
        page = controls.column(cover, 12, (20, 18, 20, 20))
        page.addWidget(
            controls.label(
                _("You code without seeing others. Looking ends that, for every coder here."), 16, 600, wrap=True
            )
        )
        page.addWidget(
            controls.label(
                _("Look when both have coded all they want to. Undo brings the hiding back, not the not knowing."),
                14,
                tone="ink2",
                wrap=True,
            )
        )
        self.look = controls.button(_("Look how far we agree"), "primary")
        page.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        return cover

    def _build_table(self) -> QTableWidget:
        names = (
            _("Theme"),
            _("Decisions compared"),
            _("The same"),
            _("Cohen's kappa"),
            _("Krippendorff's alpha"),
            _("Open"),
        )
        table = QTableWidget(0, len(names))
        table.setAccessibleName(_("Agreement for each theme"))
        table.setProperty("look", "plain")
        table.setFont(fonts.sans(14))
        head = table.horizontalHeader()
        head.setFont(fonts.sans(12.5, 600))
        metrics = QFontMetrics(fonts.sans(12.5, 600))
        for column, name in enumerate(names):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(column, metrics.horizontalAdvance(name) + _AIR)
            item = QTableWidgetItem(name)
            item.setTextAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, item)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_LINE)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return table

    def _build_point(self) -> QWidget:
        self.side = QWidget()
        page = controls.column(self.side, 10)
        self.theme = controls.label(px=16, weight=600, wrap=True)
        self.definition = controls.label(px=13.5, tone="ink2", wrap=True)
        self.words = controls.label(px=16, serif=True, wrap=True)
        inside = QWidget()
        text = controls.column(inside, 0)
        text.addWidget(self.words)
        text.addStretch(1)
        self.who = controls.label(px=14, wrap=True)
        ways = controls.row(spacing=8)
        self.given = controls.button(_("Given"), checkable=True, tip=_("The answer has the theme (Y)"))
        self.not_given = controls.button(_("Not given"), checkable=True, tip=_("The answer does not have it (N)"))
        self.open_again = controls.button(_("Leave open"), checkable=True, tip=_("Settle it later (Space)"))
        for way in (self.given, self.not_given, self.open_again):
            ways.addWidget(way)
        ways.addStretch()
        page.addWidget(self.theme)
        page.addWidget(self.definition)
        page.addWidget(controls.scroll(inside, _("The answer")), 1)
        page.addWidget(self.who)
        page.addLayout(ways)
        page.addWidget(controls.label(_("Y given, N not given, Space open, ↑ ↓ next"), 12.5, 400, "ink2"))
        return self.side

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.accept)
        self.look.clicked.connect(self._on_look)
        self.which.activated.connect(self._on_which)
        self.list.chosen.connect(self._show_point)
        self.list.pressed_key.connect(self._on_key)
        self.given.clicked.connect(lambda: self.settle(True))
        self.not_given.clicked.connect(lambda: self.settle(False))
        self.open_again.clicked.connect(lambda: self.settle(None))
        self.close_button.setAutoDefault(False)
        QShortcut("Ctrl+Z", self, self._workspace.undo)
        QShortcut("Ctrl+Shift+Z", self, self._workspace.redo)
        self._workspace.changed.connect(self.refresh)

    # Shown

    def refresh(self) -> None:
        """Show the agreement as it is now."""
        ws = self._workspace
        blind = rules.get(ws.project.session).blind
        self.cover.setVisible(blind)
        self.body.setVisible(not blind)
        if blind:
            self.about.setText(title(ws.survey.question(self._question)))
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found = agreed.look(ws, self._question)
        self.about.setText(self._about(found))
        self._fill(found)
        several = len(found.coders) > 1
        self.meaning.setText(meaning(found.whole) if several else "")
        self.figures.setVisible(several)
        self._points = {point.key: point for point in found.points}
        self.list.show_rows([self._row(point) for point in found.points])
        left = sum(point.settled is None for point in found.points)
        self.settling.setText(self._settling_words(len(found.points), left, len(found.coders)))
        self.list.setVisible(bool(found.points))
        self.side.setVisible(bool(found.points))
        self._show_point()
        if found.points and self.focusWidget() in (None, self.look, self.close_button):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, found: Agreed) -> str:
        question = title(self._workspace.survey.question(self._question))
        names = _(", ").join(coder_name(coder) for coder in found.coders)
        if len(found.coders) < 2:
            who = _("Only {name} has coded “{question}”. Take in the parcel of a second coder to compare.")
            return who.format(name=names or _("nobody"), question=question)
        words = _("“{question}”, coded by {names}. {n} of {all} answers were looked at by more than one of them.")
        return words.format(question=question, names=names, n=number_text(found.shared), all=number_text(found.written))

    @staticmethod
    def _settling_words(points: int, left: int, coders: int) -> str:
        if coders < 2:
            return ""
        if not points:
            return _("There is nothing to settle")
        if not left:
            return _("All is settled; the chart counts what was agreed")
        words = ngettext("{n} decision to settle", "{n} decisions to settle", left)
        return words.format(n=number_text(left))

    def _fill(self, found: Agreed) -> None:
        still = sum(left for _theme, _figures, left in found.of_themes)
        lines = [(_("All themes together"), found.whole, still)]
        lines += [(theme.name, figures, left) for theme, figures, left in found.of_themes]
        self.table.setRowCount(len(lines))
        for at, (name, figures, left) in enumerate(lines):
            cells = (
                name,
                number_text(figures.n),
                same_text(figures),
                figure(figures.kappa),
                figure(figures.alpha),
                number_text(left) if left else "",
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setFont(fonts.sans(14, 600 if at == 0 else 400))
                item.setTextAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(meaning(figures) if column == 4 else "")
                self.table.setItem(at, column, item)
        self.table.setVisible(len(found.coders) > 1)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + _LINE * min(len(lines), _MOST_LINES) + 2)

    def _row(self, point: Point) -> Row:
        word = {None: _("Open"), True: _("Given"), False: _("Not given")}[point.settled]
        return Row(
            point.key,
            _("{theme}: {words}").format(theme=point.theme.name, words=point.words),
            word,
            "check" if point.settled is not None else "balance",
            point.settled is not None,
        )

    def _show_point(self) -> None:
        point = self._points.get(self.list.key)
        for way in (self.given, self.not_given, self.open_again):
            way.setEnabled(point is not None)
        if point is None:
            return
        self.theme.setText(point.theme.name)
        said = (point.theme.definition, point.theme.excludes and _("Not: {text}").format(text=point.theme.excludes))
        self.definition.setText("\n".join(part for part in said if part))
        self.definition.setVisible(any(said))
        self.words.setText(point.words)
        words = {True: _("{name}: given"), False: _("{name}: not given")}
        self.who.setText("\n".join(words[yes].format(name=coder_name(coder)) for coder, yes in point.who))
        self.given.setChecked(point.settled is True)
        self.not_given.setChecked(point.settled is False)
        self.open_again.setChecked(point.settled is None)

    # Done

    def settle(self, given: bool | None, *, on: bool = False) -> None:
        """Agree on the line that is looked at, or leave it open; with ``on`` the next one comes up."""
        point, ws = self._points.get(self.list.key), self._workspace
        if point is None:
            return
        if given is None:
            ws.do(_("Leave “{theme}” open").format(theme=point.theme.name), codings.unsettle, point.theme.id, point.row)
        else:
            words = _("Settle “{theme}”: given") if given else _("Settle “{theme}”: not given")
            label = words.format(theme=point.theme.name)
            ws.do(label, codings.settle, point.theme.id, point.row, given, ws.author)
        self._show_point()
        if on:
            self.list.step(1)

    def _on_key(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False, Qt.Key.Key_Space: None}
        key = Qt.Key(event.key())
        if key in keys and not event.modifiers():
            self.settle(keys[key], on=keys[key] is not None)
            event.accept()

    def _on_look(self) -> None:
        self._workspace.do(_("Look how far coders agree"), rules.set_blind, False)

    def _on_which(self) -> None:
        self._question = self.which.currentData()
        self.refresh()
