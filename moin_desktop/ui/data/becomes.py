"""The answers that the cells of a question become, and everything that puts them right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.questions import Layout, Question, QuestionType, Role
from moin_desktop.analysis.spellings import likely_pairs
from moin_desktop.analysis.tables import NetRow, Row, Table
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import questions
from moin_desktop.models.corrections import CHOOSABLE
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.data.answers import AnswerTable
from moin_desktop.ui.data.pasting import PastePopup, can_take_list
from moin_desktop.ui.data.ticking import AFTER_MENU, Then, TickPopup
from moin_desktop.ui.workspace import Workspace

MOST_SHOWN = 60


class Becomes(QWidget):
    """The list of answers with its actions, and the groups made of them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._question: Question | None = None
        self._popup: TickPopup | None = None
        self._all: tuple[Row, ...] = ()
        """All answers, those too many for the list included."""
        part = controls.column(self, 2)
        head = controls.row(spacing=4)
        self._count = controls.label(px=12.5, weight=600, tone="ink2")
        head.addWidget(self._count, 1)
        self.most_first = controls.button(_("Most first"), "link", "sort", tip=_("Forget the order given by hand"))
        head.addWidget(self.most_first)
        part.addLayout(head)
        acts = controls.row(spacing=4)
        self.merge = controls.button(_("Merge answers"), "link", "merge")
        self.group = controls.button(_("Group answers"), "link", "plus")
        for button in (self.merge, self.group):
            acts.addWidget(button)
        acts.addStretch()
        part.addLayout(acts)
        self._groups = controls.column(spacing=2)
        part.addLayout(self._groups)
        self._alone = controls.label(px=12.5, tone="ink2", wrap=True)
        part.addWidget(self._alone)
        self._pasting = PastePopup(workspace, self)
        self.answers = AnswerTable()
        part.addWidget(self.answers)
        self._rest = controls.label(px=12.5, tone="ink2", wrap=True)
        part.addWidget(self._rest)
        self.paste = controls.button(_("Paste the option list"), "link", "text")
        last = controls.row()
        last.addWidget(self.paste)
        last.addStretch()
        part.addLayout(last)
        part.addSpacing(8)
        self.merge.clicked.connect(self._on_merge)
        self.group.clicked.connect(self._on_group)
        self.answers.answers.renamed.connect(self._on_renamed)
        self.answers.moved.connect(self._on_moved)
        self.answers.merged.connect(self._on_dropped)
        self.answers.menu_asked.connect(self._on_menu)
        self.paste.clicked.connect(self._on_paste)
        self.most_first.clicked.connect(self._on_most_first)

    def show_answers(self, question: Question, table: Table) -> None:
        """Show what a question's answers are now."""
        self._question = question
        rows = _rows(table)
        editable = not table.items
        self.setVisible(bool(rows))
        n = len(rows)
        words = ngettext("Becomes {n} answer", "Becomes {n} answers", n)
        if table.items:
            words = ngettext("Becomes {n} item", "Becomes {n} items", n)
        self._count.setText(words.format(n=n))
        can_merge = _can_merge(question) and editable and n > 1
        self._all = rows
        self.answers.show_answers(rows[:MOST_SHOWN], editable=editable, can_merge=can_merge)
        self.most_first.setVisible(question.own_order and question.type is not QuestionType.ORDERED)
        told = _("“{answer}” counts only where it stands alone.")
        self._alone.setText(" ".join(told.format(answer=question.label(option)) for option in question.alone))
        self._alone.setVisible(bool(question.alone) and question.type is QuestionType.MULTIPLE)
        self._rest.setVisible(n > MOST_SHOWN)
        self._rest.setText(_("and {n} more").format(n=n - MOST_SHOWN))
        self.merge.setVisible(can_merge)
        self.paste.setVisible(can_take_list(question))
        self.group.setVisible(question.type in CHOOSABLE and n > 2)
        self._show_groups(table.nets)

    def _show_groups(self, nets: Sequence[NetRow]) -> None:
        controls.clear(self._groups)
        for net in nets:
            line = QWidget()
            across = controls.row(line, 4)
            name = controls.elided(_("{group} (group)").format(group=net.label), 14, 600)
            name.tip = _("Counted once per respondent: {answers}").format(answers=self._labels(net.options))
            across.addWidget(name, 1)
            change = controls.button(_("Change"), "link", name=_("Change the group “{name}”").format(name=net.label))
            change.clicked.connect(partial(self._on_change, net))
            across.addWidget(change)
            apart = controls.icon_button("close", _("Take the group “{name}” apart").format(name=net.label))
            apart.setFixedSize(32, 32)
            apart.clicked.connect(partial(self._on_apart, net))
            across.addWidget(apart)
            across.addWidget(controls.label(number_text(net.count), 14, 600))
            across.addSpacing(6)
            self._groups.addWidget(line)

    def _labels(self, options: Sequence[str]) -> str:
        assert self._question is not None
        return ", ".join(option.label for option in self._question.options if option.id in options)

    # What is done

    def _do(self, label: str, operation: Callable[..., object], *arguments: object) -> None:
        assert self._question is not None
        self._workspace.do(label, operation, self._question.id, *arguments)

    def _on_renamed(self, option: str, label: str) -> None:
        self._do(_("Rename an answer"), questions.rename_option, option, label)

    def _on_moved(self, row: int, by: int) -> None:
        order = [answer.option for answer in self._all]
        if 0 <= row + by < len(order):
            order.insert(row + by, order.pop(row))
            self._do(_("Change the order of answers"), questions.order_options, order)

    def _on_paste(self) -> None:
        assert self._question is not None
        self._pasting.open_at(self.paste.mapToGlobal(self.paste.rect().bottomLeft()), self._question.id)

    def _on_most_first(self) -> None:
        self._do(_("Most first again"), questions.order_freely)
        self.answers.setFocus()

    def _on_dropped(self, row: int, onto: int) -> None:
        rows = self.answers.answers.rows
        self._merge(rows[row].option, rows[onto].option)

    def _on_menu(self, place: QPoint) -> None:
        """What can be done with the chosen answer."""
        option, question = self.answers.current_option, self._question
        if not option or question is None or not self.answers.answers.is_editable:
            return
        row = self.answers.currentIndex().row()
        menu = QMenu(_("Answer"), self)
        menu.setFont(fonts.sans(13.5, 500))
        menu.addAction(_("Rename"), lambda: self.answers.edit(self.answers.answers.index(row, 0)))
        if row > 0:
            menu.addAction(_("Move up"), partial(self._on_moved, row, -1))
        if row < len(self._all) - 1:
            menu.addAction(_("Move down"), partial(self._on_moved, row, 1))
        if self.group.isVisibleTo(self):
            menu.addAction(_("Group with others"), partial(QTimer.singleShot, AFTER_MENU, self, self._on_group))
        if question.type is QuestionType.MULTIPLE:
            alone = menu.addAction(_("Count only where it stands alone"))
            alone.setCheckable(True)
            alone.setChecked(option in question.alone)
            alone.triggered.connect(partial(self._on_alone, option, option not in question.alone))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_alone(self, option: str, alone: bool, _checked: bool = False) -> None:
        label = _("Count an answer only alone") if alone else _("Count an answer wherever it stands")
        assert self._question is not None
        self._workspace.do(label, questions.set_alone, self._question.id, option, alone=alone)

    def _on_merge(self) -> None:
        """Ask which answer goes into which: first the one, in its submenu the other."""
        menu = QMenu(_("Merge answers"), self)
        menu.setFont(fonts.sans(13.5, 500))
        rows = self.answers.answers.rows
        alike = likely_pairs([(row.label, row.count) for row in self._all])
        for gone_at, kept_at in alike:
            gone, kept = self._all[gone_at], self._all[kept_at]
            words = _("“{answer}” into “{other}”").format(answer=short(gone.label), other=short(kept.label))
            action = menu.addAction(icons.icon("merge", theme.tokens().warn), words)
            action.triggered.connect(partial(self._merge, gone.option, kept.option))
        if alike:
            menu.insertSection(menu.actions()[0], _("These look alike"))
            menu.addSeparator()
        chosen = [row for row in rows if row.option == self.answers.current_option]
        for gone in chosen or rows:
            into = menu if chosen else menu.addMenu(_("“{answer}” into").format(answer=short(gone.label)))
            if chosen:
                into.addSection(_("“{answer}” into").format(answer=short(gone.label)))
            for kept in rows:
                if kept.option != gone.option:
                    action = into.addAction(short(kept.label))
                    action.triggered.connect(partial(self._merge, gone.option, kept.option))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.merge.mapToGlobal(self.merge.rect().bottomLeft()))

    def _merge(self, gone: str, kept: str, _checked: bool = False) -> None:
        self._do(_("Merge two answers"), questions.merge_options, gone, kept)

    def _on_group(self) -> None:
        chosen = self.answers.current_option
        self._ask("", (chosen,) if chosen else (), self._make, self.group.mapToGlobal(self.group.rect().bottomLeft()))

    def _on_change(self, net: NetRow, _checked: bool = False) -> None:
        place = self.group.mapToGlobal(self.group.rect().bottomLeft())
        self._ask(net.label, net.options, partial(self._remake, net.option), place)

    def _ask(self, name: str, ticked: Sequence[str], then: Then, place: QPoint) -> None:
        assert self._question is not None
        if self._popup is None:
            self._popup = TickPopup(self)
        answers = [(option.id, option.label) for option in self._question.options]
        self._popup.ask_group(place, name, answers, ticked, then)

    def _make(self, name: str, options: tuple[str, ...]) -> None:
        self._do(_("Group answers"), questions.group_options, name, options)

    def _remake(self, net: str, name: str, options: tuple[str, ...]) -> None:
        self._do(_("Change a group of answers"), questions.regroup, net, name, options)

    def _on_apart(self, net: NetRow, _checked: bool = False) -> None:
        self._do(_("Take a group of answers apart"), questions.ungroup, net.option)
        self.group.setFocus()


def _can_merge(question: Question) -> bool:
    return question.layout in (Layout.CELL, Layout.JOINED)


def short(label: str) -> str:
    """A label for a menu."""
    return (label if len(label) <= 60 else label[:59] + "…").replace("&", "&&")


def _rows(table: Table) -> tuple[Row, ...]:
    """The options with their counts, or the items of a grid or ranking with how many answered each."""
    if table.items:
        return tuple(Row(f"item{at}", item.label, Role.PLAIN, item.whole) for at, item in enumerate(table.items))
    return table.rows
