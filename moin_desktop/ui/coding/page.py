"""The centre while coding: how far one is, the answers as cards, a suggestion, the keys."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from moin_desktop.analysis.captions import filter_text
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.titles import title
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls, fonts, theme
from moin_desktop.ui.coding import acts, keys
from moin_desktop.ui.coding.cards import Cards
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.coding.order import ORDERS, name
from moin_desktop.ui.coding.suggesting import Suggestion
from moin_desktop.ui.coding.themes_pane import ThemesPane
from moin_desktop.ui.explore.hints import KeyHints
from moin_desktop.ui.workspace import Workspace

_SEARCH_MS = 150


class _Bar(QWidget):
    """How much is coded, as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedSize(120, 8)

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        for colour, share in ((t.line, 1.0), (t.data, self._share)):
            painter.setBrush(colour)
            if share > 0:
                painter.drawRoundedRect(QRectF(0, 0, max(8.0, whole.width() * share), whole.height()), 4, 4)


class CodingPage(QWidget):
    """Where free text is coded."""

    question_wanted = Signal(int)

    def __init__(self, workspace: Workspace, coding: Coding, themes: ThemesPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self.coding, self.themes = workspace, coding, themes
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = controls.label(px=27, weight=600, serif=True, wrap=True)
        self.about = controls.label(px=14, tone="ink2", wrap=True)
        self.order = controls.button(name(ORDERS[0]), "quiet", "sort")
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find words in the answers"))
        self.field.setPlaceholderText(_("Find words in the answers"))
        self.field.setFont(fonts.sans(14))
        self.field.setFixedHeight(36)
        self.field.setMaximumWidth(280)
        self.count = controls.label(px=14, weight=600)
        self.bar = _Bar()
        self.cards = Cards(self.coding)
        self.nothing = controls.label(px=21, weight=600, tone="ink2", serif=True, wrap=True)
        self.suggestion = Suggestion(self.coding)
        self.hints = KeyHints(keys.strip())
        page = controls.column(self, 0)
        page.addWidget(self.title)
        page.addSpacing(2)
        page.addWidget(self.about)
        page.addSpacing(8)
        how = controls.row(spacing=8)
        how.addWidget(self.order)
        how.addWidget(self.field, 1)
        how.addStretch(1)
        how.addWidget(self.count)
        how.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        page.addLayout(how)
        page.addSpacing(8)
        page.addWidget(self.nothing, 1)
        page.addWidget(self.cards, 1)
        page.addWidget(self.suggestion)
        page.addSpacing(4)
        page.addWidget(self.hints)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SEARCH_MS)

    def _connect(self) -> None:
        coding = self.coding
        coding.reset.connect(self._refresh)
        coding.given_changed.connect(self._say_progress)
        self.cards.digit_pressed.connect(self._on_digit)
        self.cards.acted.connect(self.act)
        self.order.clicked.connect(self._open_orders)
        self.field.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._on_typed)
        self.field.returnPressed.connect(self.to_cards)
        self.suggestion.accepted.connect(self._on_accepted)
        self.themes.finished.connect(self.to_cards)
        self.themes.given.connect(self._on_given)
        self.themes.key_pressed.connect(self.take)

    # Shown

    def show_question(self, question: Question) -> None:
        """Code the answers to a question."""
        if self.coding.question is None or self.coding.question.id != question.id:
            self.field.blockSignals(True)
            self.field.clear()
            self.field.blockSignals(False)
        self.coding.show(question)
        self.themes.refresh()
        self.themes.respondent.refresh()
        self._say_progress()

    def show_text(self, text: str) -> None:
        """Make the first answer with these words the current one."""
        coding = self.coding
        row = next((row for row in coding.rows if coding.words(row) == text), -1)
        if row >= 0:
            coding.go(row)

    def to_cards(self) -> None:
        """Give the keyboard to the answers."""
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        coding, ws = self.coding, self._workspace
        if coding.question is None:
            return
        self.title.setText(title(coding.question))
        self.order.set_text(name(coding.order))
        found = bool(coding.rows)
        self.cards.setVisible(found)
        self.nothing.setVisible(not found)
        if not found:
            typed = self.field.text().strip()
            said = _("No answer has “{words}” in it").format(words=typed) if typed else _("Nobody answered this")
            filtered = ws.filter and not typed
            self.nothing.setText(_("Nobody left by the filter wrote anything") if filtered else said)
        self._say_progress()

    def _say_progress(self) -> None:
        coding, ws = self.coding, self._workspace
        if coding.question is None or not ws.has_survey:
            return
        done, of_all = coding.progress
        said = _("{n} of {all} coded").format(n=number_text(done), all=number_text(of_all))
        self.count.setText(said)
        self.bar.show_share(done / of_all if of_all else 0.0)
        wrote = ngettext(
            "{n} of {all} respondents wrote something.", "{n} of {all} respondents wrote something.", of_all
        )
        people = int(ws.mask.sum())
        who = filter_text(ws.survey, ws.filter) if ws.filter else ""
        parts = [coding.question.text.strip() if coding.question.text.strip() != self.title.text() else ""]
        parts += [_("Free text."), wrote.format(n=number_text(of_all), all=number_text(people))]
        parts += [_("Only {who}.").format(who=who) if who else ""]
        about = " ".join(part for part in parts if part)
        if about != self.about.text():
            self.about.setText(about)

    # What is done

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says that was pressed elsewhere in the place."""
        return self.cards.take(event)

    def take_from_list(self, event: QKeyEvent) -> bool:
        """Do what a key says that was pressed in the list of questions, and take the keyboard to the answers."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not entered and not keys.digit(event) and not keys.act(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        self.to_cards()
        if not entered:
            self.cards.take(event)
        return True

    def act(self, act: str) -> None:
        """Do what a key says, by name."""
        ws, coding = self._workspace, self.coding
        match act:
            case "find":
                self.themes.find_theme()
            case "new":
                self.themes.new_theme()
            case "merge":
                self.themes.merge()
            case "note":
                self.themes.write_note()
            case "quote":
                acts.toggle_quote(ws, coding)
            case "suggested":
                self.suggestion.take()
            case "take_last":
                acts.take_last(ws, coding)
            case "none_fits":
                several = len(coding.targets) > 1
                if acts.give_none(ws, coding) and not several:
                    self.cards.go_by(1)
            case "order":
                at = ORDERS.index(coding.order)
                self._arrange(ORDERS[(at + 1) % len(ORDERS)])

    def copy(self) -> None:
        """Put the marked words, or the answer, on the clipboard."""
        coding = self.coding
        if coding.row >= 0:
            words = coding.words(coding.row)
            QGuiApplication.clipboard().setText(words[slice(*coding.mark)] if coding.mark is not None else words)
            self._workspace.tell(_("Words copied") if coding.mark is not None else _("Answer copied"))

    def _on_digit(self, digit: str, stays: bool) -> None:
        keyed = self.coding.keyed()
        at = int(digit) - 1
        if at >= len(keyed):
            self._workspace.tell(_("No theme has the key {digit} yet. T makes one").format(digit=digit))
            return
        row, several = self.coding.row, len(self.coding.targets) > 1
        given = acts.give(self._workspace, self.coding, keyed[at].id)
        if given:
            self.coding.set_mark(None)
            self._look_for_alike(row, keyed[at].id)
            if not stays and not several:
                self.cards.go_by(1)

    def _on_given(self) -> None:
        """A theme was given beside the answers: the next one comes up."""
        self._look_for_alike(self.coding.row, self.coding.theme)
        self.coding.set_mark(None)
        self.cards.go_by(1)

    def _look_for_alike(self, row: int, theme: str) -> None:
        if not self.coding.chosen:
            self.suggestion.after_giving(row, theme)

    def _on_accepted(self, theme: str, rows: tuple[int, ...]) -> None:
        row = self.coding.row
        if acts.give(self._workspace, self.coding, theme, rows) and rows == (row,):
            self.cards.go_by(1)
        self.to_cards()

    def _on_typed(self) -> None:
        self.coding.arrange(wanted=self.field.text())

    def _arrange(self, order: str) -> None:
        self.coding.arrange(order)

    def _open_orders(self) -> None:
        menu = QMenu(_("Order of the answers"), self)
        menu.setAccessibleName(_("Order of the answers"))
        menu.setFont(fonts.sans(13.5, 500))
        for order in ORDERS:
            entry = menu.addAction(name(order))
            entry.setCheckable(True)
            entry.setChecked(order == self.coding.order)
            entry.triggered.connect(lambda _checked=False, order=order: self._arrange(order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))
