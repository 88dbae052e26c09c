"""The right side while coding: themes to give, the one looked at, the respondent, and a note where one is written."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.questions import Role
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.coding import acts
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.coding.details import Details
from moin_desktop.ui.coding.finder import Finder, Purpose
from moin_desktop.ui.coding.note import NoteField
from moin_desktop.ui.coding.respondent import Respondent
from moin_desktop.ui.coding.theme_list import ROW, ThemeList
from moin_desktop.ui.explore.settling import settle
from moin_desktop.ui.team.books import books_button
from moin_desktop.ui.workspace import Workspace

_MOST_ROWS, _AFTER_MS = 9, 60


class ThemesPane(QWidget):
    """All about the themes of one question."""

    finished = Signal()
    """The answers want the keyboard back."""
    given = Signal()
    """A theme was given here: on to the next answer."""
    key_pressed = Signal(QKeyEvent)

    def __init__(self, workspace: Workspace, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._coding = workspace, coding
        self._about = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        ws, coding = self._workspace, self._coding
        self.new = controls.button(_("New theme"), "link", "plus")
        self.new.setToolTip(_("New theme from the selected words (T)"))
        self.finder = Finder()
        self.make = controls.button("", "", "plus")
        self.list = ThemeList(coding)
        self.none = controls.label(
            _("A theme is what several answers have in common. Read a few, select the words that say it, press T."),
            14,
            tone="ink2",
            wrap=True,
        )
        self.details = Details(ws, coding)
        self.respondent = Respondent(coding)
        self.editor = NoteField()
        self.editor.hide()
        body = QWidget()
        page = controls.column(body, 14, (20, 12, 20, 20))
        head = controls.row(spacing=8)
        head.addWidget(controls.label(_("Themes"), 13, 600, "ink2"))
        head.addStretch()
        head.addWidget(self.new)
        head.addWidget(books_button(self))
        page.addLayout(head)
        for part in (self.finder, self.make, self.list, self.none, controls.line(), self.details, self.editor):
            page.addWidget(part)
        page.addWidget(controls.line())
        page.addWidget(self.respondent)
        page.addStretch(1)
        self._area = controls.scroll(body)
        controls.column(self, 0).addWidget(self._area)

    def _connect(self) -> None:
        coding = self._coding
        coding.given_changed.connect(self.refresh)
        coding.reset.connect(self.refresh)
        coding.current_changed.connect(self._on_current)
        self._soon.timeout.connect(self._show_details)
        self.finder.textChanged.connect(self._on_typed)
        self.finder.taken.connect(self._on_taken)
        self.finder.stepped.connect(self._on_stepped)
        self.finder.given_up.connect(self.let_go)
        self.make.clicked.connect(self._make_typed)
        self.new.clicked.connect(self.new_theme)
        self.list.entered.connect(self._give)
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_looked_at)
        self.list.moved.connect(self._on_moved)
        self.list.nested.connect(self._on_nested)
        self.list.removed.connect(lambda id: acts.remove(self._workspace, self._coding, id))
        self.list.renamed.connect(self._on_rename)
        self.list.placed.connect(self._on_placed)
        self.list.dropped_on.connect(self._on_dropped_on)
        self.list.passed_on.connect(self.key_pressed)
        self.details.asked.connect(self._on_asked)
        self.details.finished.connect(self.finished)
        self.editor.pinned.connect(self._on_pinned)
        self.editor.given_up.connect(self._close_editor)

    # Shown

    def refresh(self) -> None:
        """Show themes, numbers and what is looked at as they are now."""
        self._show_themes()
        if self._coding.touched is None:
            self._show_details()
        else:
            self._soon.start()

    def _show_details(self) -> None:
        """What is said of a theme follows once nobody is giving themes any more."""
        self._soon.stop()
        if self.details.refresh():
            settle()

    def _show_themes(self) -> None:
        wanted = "" if self.finder.purpose in (Purpose.NEW, Purpose.SPLIT) else self.finder.text().strip()
        self.list.themes.show(wanted)
        shown = self.list.themes.rowCount()
        self.list.setFixedHeight(min(shown, _MOST_ROWS) * ROW)
        self.list.setVisible(shown > 0)
        self.none.setVisible(not self._coding.themes)
        typed = self.finder.text().strip()
        can_make = self.finder.purpose in (Purpose.GIVE, Purpose.NEW) and bool(typed) and not self._called(typed)
        self.make.setVisible(can_make)
        if can_make:
            self.make.set_text(_("Make “{name}”").format(name=controls_cut(typed)))
        place = self.list.themes.place(self._coding.theme)
        blocked = self.list.selectionModel().blockSignals(True)
        if place.isValid():
            self.list.setCurrentIndex(place)
        elif shown and wanted:
            self.list.setCurrentIndex(self.list.themes.index(0))
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()

    def _on_current(self) -> None:
        self.respondent.refresh()
        if not self.editor.isHidden() and not self.editor.is_typed:
            self._close_editor()

    def _called(self, name: str) -> str:
        """The theme with this name; empty for none."""
        wanted = " ".join(name.split()).casefold()
        return next((theme.id for theme in self._coding.themes if theme.name.casefold() == wanted), "")

    # The field

    def find_theme(self) -> None:
        """Type to find a theme, or to make one."""
        self._ask(Purpose.GIVE)

    def new_theme(self) -> None:
        """Name a new theme, first by the words that are marked."""
        coding = self._coding
        words = coding.words(coding.row)[slice(*coding.mark)] if coding.mark is not None else ""
        self._ask(Purpose.NEW, " ".join(words.split()))

    def merge(self) -> None:
        """Choose the theme that the one looked at is merged into."""
        if sum(1 for theme in self._coding.themes if theme.role is not Role.NONE) > 1:
            self._ask(Purpose.MERGE)

    def _on_asked(self, what: str) -> None:
        self._ask(Purpose(what))

    def _ask(self, purpose: Purpose, text: str = "") -> None:
        self.window().activateWindow()
        theme = self._coding.theme_of(self._coding.theme)
        self._about = self._coding.theme
        self.finder.say(purpose, theme.name if theme is not None else "")
        self.finder.setText(text)
        self.finder.selectAll()
        self.finder.setFocus()
        self._area.ensureWidgetVisible(self.finder)
        self._show_themes()

    def let_go(self) -> None:
        """Back to the answers; what was typed is forgotten."""
        self.finder.say(Purpose.GIVE)
        self.finder.clear()
        self._show_themes()
        self.finished.emit()

    def _on_typed(self) -> None:
        self._show_themes()
        wanted, shown = self.finder.text().strip(), self.list.themes.rowCount()
        if wanted and shown:
            exact = self.list.themes.place(self._called(wanted))
            self._choose(exact.row() if exact.isValid() else 0)

    def _on_stepped(self, by: int) -> None:
        self._choose(min(max(self.list.currentIndex().row() + by, 0), self.list.themes.rowCount() - 1))

    def _choose(self, at: int) -> None:
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.list.themes.index(at))
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()

    def _on_taken(self) -> None:
        """Enter in the field: what it is there for is done with the theme found, or with one made."""
        purpose, typed, about = self.finder.purpose, self.finder.text().strip(), self._about
        found = self._called(typed) if purpose in (Purpose.NEW, Purpose.SPLIT) else self.list.current
        ws, coding = self._workspace, self._coding
        if purpose is Purpose.NEW and typed and not found:
            self._make_typed()
        elif purpose is Purpose.SPLIT and typed:
            acts.split(ws, coding, about, typed)
            self.let_go()
        elif purpose is Purpose.MERGE and found and found != about:
            acts.merge(ws, coding, about, found)
            self.let_go()
        elif purpose is Purpose.MOVE and found and found != about:
            acts.hand_on(ws, coding, about, found)
            self.let_go()
        elif purpose in (Purpose.GIVE, Purpose.NEW) and found and typed:
            self.let_go()
            self._give(found)
        elif purpose is Purpose.GIVE and typed:
            self._make_typed()
        elif not typed:
            self.let_go()

    def _make_typed(self) -> None:
        name = self.finder.text().strip()
        several = len(self._coding.targets) > 1
        if name and acts.make(self._workspace, self._coding, name):
            self.let_go()
            if not several:
                self.given.emit()

    def _give(self, theme: str) -> None:
        several = len(self._coding.targets) > 1
        if acts.give(self._workspace, self._coding, theme) and not several:
            self.given.emit()
        self.finished.emit()

    # The list

    def _on_looked_at(self) -> None:
        self._coding.look_at(self.list.current)

    def _on_clicked(self) -> None:
        self._coding.look_at(self.list.current)

    def _on_moved(self, id: str, by: int) -> None:
        """Past the neighbour that is part of the same theme."""
        themes = self._coding.themes
        own = self._coding.theme_of(id)
        beside = [theme.id for theme in themes if own is not None and theme.parent == own.parent]
        at = beside.index(id) + by
        if 0 <= at < len(beside):
            self._put(id, beside[at], by > 0)

    def _put(self, id: str, other: str, after: bool) -> None:
        """Put a theme before or after another, under the same whole."""
        ids = [theme.id for theme in self._coding.themes if theme.id != id]
        beside = self._coding.theme_of(other)
        if beside is not None and other in ids:
            acts.place(self._workspace, id, beside.parent, ids.index(other) + 1 + after)

    def _on_placed(self, id: str, other: str, after: bool) -> None:
        self._put(id, other, after)

    def _on_nested(self, id: str, by: int) -> None:
        """Into the theme above that stands on the same level, or out of the one it is in."""
        themes, own = self._coding.themes, self._coding.theme_of(id)
        if own is None:
            return
        if by < 0:
            whole = self._coding.theme_of(own.parent)
            if whole is not None:
                acts.nest(self._workspace, self._coding, id, whole.parent)
            return
        before = themes[: [theme.id for theme in themes].index(id)]
        above = [theme for theme in before if theme.parent == own.parent and theme.role is not Role.NONE]
        if above:
            acts.nest(self._workspace, self._coding, id, above[-1].id)

    def _on_dropped_on(self, id: str, other: str, place: QPoint) -> None:
        one, into = self._coding.theme_of(id), self._coding.theme_of(other)
        if one is None or into is None:
            return
        menu = QMenu(_("What to do with the two themes"), self)
        menu.setFont(fonts.sans(13.5, 500))
        merge = menu.addAction(_("Merge into “{theme}”").format(theme=into.name))
        merge.triggered.connect(lambda: acts.merge(self._workspace, self._coding, id, other))
        nest = menu.addAction(_("Make it a part of “{theme}”").format(theme=into.name))
        nest.triggered.connect(lambda: acts.nest(self._workspace, self._coding, id, other))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_rename(self, id: str) -> None:
        self._coding.look_at(id)
        self.details.name.setFocus()
        self.details.name.selectAll()

    # A note

    def write_note(self) -> None:
        """Write a note on the marked words, or on the whole answer."""
        coding = self._coding
        if coding.row < 0:
            return
        words = " ".join(coding.words(coding.row)[slice(*coding.mark)].split()) if coding.mark else ""
        about = (
            _("On “{words}”").format(words=words) if words else _("On answer {n}").format(n=coding.number(coding.row))
        )
        self.editor.begin(about)
        settle()
        self._area.ensureWidgetVisible(self.editor)

    def _on_pinned(self, words: str) -> None:
        acts.pin(self._workspace, self._coding, words, self._coding.coder)
        self._close_editor()

    def _close_editor(self) -> None:
        inside = self.editor.isAncestorOf(self.window().focusWidget() or self)
        self.editor.hide()
        self._area.verticalScrollBar().setValue(0)
        if inside:
            self.finished.emit()


def controls_cut(name: str) -> str:
    """A name short enough for a button."""
    return name if len(name) <= 28 else name[:27].rstrip() + "…"
