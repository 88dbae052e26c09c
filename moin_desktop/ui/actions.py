"""What the window can do from anywhere: each an action with a name and a key, gathered in one menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, motion, theme
from moin_desktop.ui.about import About
from moin_desktop.ui.keys import Keys
from moin_desktop.ui.opening import Opening
from moin_desktop.ui.roundtrip.annotating import AnnotatedCopy
from moin_desktop.ui.roundtrip.returning import Returning
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.small_groups import SmallGroupsMenu
from moin_desktop.ui.team.doors import Team
from moin_desktop.ui.theme import Scheme
from moin_desktop.ui.top_bar import open_menu
from moin_desktop.ui.workspace import Workspace


class Actions:
    """The actions of one window and their menu; the window is asked for what only it can do."""

    def __init__(self, window: QMainWindow, workspace: Workspace, opening: Opening, settings: Settings) -> None:
        self._window, self._workspace, self._opening, self._settings = window, workspace, opening, settings
        self.menu = QMenu(_("Menu"), window)
        self.menu.setAccessibleName(_("Menu"))
        self.menu.setFont(fonts.sans(13.5, 500))
        self.undo = self._make(_("Undo"), workspace.undo, "Ctrl+Z")
        self.redo = self._make(_("Redo"), workspace.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.export = self._make(_("Export"), None, "Ctrl+E")
        self.notes = self._make(_("All notes"), None, "Ctrl+Shift+N")
        self.present = self._make(_("Present"), partial(self._present, False), "F5")
        self.present_here = self._make(_("Present from this chart"), partial(self._present, True), "Shift+F5")
        self._build()
        self.menu.aboutToShow.connect(self.refresh)

    def _make(self, text: str, run: Callable[[], object] | None, *keys: str) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
        if run is not None:
            action.triggered.connect(partial(_without_state, run))
        self._window.addAction(action)
        return action

    def _build(self) -> None:
        menu, opening = self.menu, self._opening
        self.returning = Returning(self._window, self._workspace, opening)
        menu.addAction(self._make(_("Open…"), opening.choose, "Ctrl+O"))
        menu.addAction(self._make(_("Open a survey spreadsheet…"), opening.choose_spreadsheet))
        menu.addAction(self._make(_("Open a project…"), opening.choose_project))
        menu.addAction(self._make(_("Open a workbook as a new project…"), self.returning.choose_anew))
        self.recent = QMenu(_("Open again"), menu)
        self.recent.setFont(menu.font())
        menu.addMenu(self.recent)
        menu.addAction(self._make(_("Try the example survey"), opening.open_example))
        menu.addSeparator()
        self._of_project = [
            self._make(_("Add a survey to this project…"), opening.choose_further),
            self._make(_("Save a copy as…"), opening.save_copy),
            self._make(_("Close the project"), self._workspace.close_project, "Ctrl+W"),
        ]
        menu.addActions(self._of_project)
        menu.addSeparator()
        # Undo and redo stand in the bar above: the menu has to fit a screen 768 pixels high.
        menu.addActions([self.notes, self.export, self.present, self.present_here])
        annotated = AnnotatedCopy(self._window, self._workspace, opening)
        self._of_project.append(self._make(_("Save an annotated copy of the source…"), annotated.make))
        menu.addAction(self._of_project[-1])
        menu.addAction(self._make(_("Find anything…"), self._find, "Ctrl+K", "/"))
        menu.addMenu(self._together())
        menu.addSeparator()
        self.small_groups = SmallGroupsMenu(self._workspace, menu)
        self.small_groups.setFont(menu.font())
        menu.addMenu(self.small_groups)
        menu.addMenu(self._colours())
        menu.addAction(self._make(_("Keys"), lambda: Keys(self._window).open(), "F1", "?"))
        menu.addAction(self._make(_("About MOIN Desktop"), lambda: About(self._window).open()))
        menu.addSeparator()
        menu.addAction(self._make(_("Quit"), self._window.close, "Ctrl+Q"))
        for number, place in enumerate(("data", "explore", "findings"), 1):
            self._make(place, partial(self._go, place), f"Ctrl+{number}")
        self._make(_("Light, dark, as the system"), self._next_scheme, "Ctrl+Shift+D")
        self._make(_("Menu"), self._open_menu, "F10")

    def _show_minutes(self) -> None:
        from moin_desktop.ui.present import minutes

        minutes.show(self._workspace, self._window)

    def _together(self) -> QMenu:
        """Names, parcels, agreement; the history, which has a key, stands here too."""
        together = QMenu(_("Working together"), self.menu)
        together.setFont(self.menu.font())
        self.team = Team(self._window, self._workspace, self._opening, self._settings)
        self.you = self._make(self.team.you, self.team.say_name)
        self.minutes = self._make(_("Minutes…"), self._show_minutes)
        self.blind = self._make(_("Code without seeing others"), None)
        self.blind.setCheckable(True)
        self.blind.triggered.connect(self.team.set_blind)
        of_survey = [
            self._make(_("History"), self.team.history, "Ctrl+H"),
            self.minutes,
            self._make(_("How far coders agree…"), self.team.agreement),
            self.blind,
            self._make(_("Hand over my notes…"), self.team.hand_over),
            self._make(_("Take in a parcel…"), self._opening.choose_parcel),
            self._make(_("Take in an edited workbook…"), self.returning.choose),
            self._make(_("Save the codebook…"), self.team.books.save_codebook),
            self._make(_("Take in a codebook…"), self.team.books.take_codebook),
            self._make(_("Save coded data for other programs…"), self.team.books.save_coded),
        ]
        together.addActions([self.you, *of_survey])
        self._of_project += of_survey
        return together

    def _colours(self) -> QMenu:
        colours = QMenu(_("Colours and motion"), self.menu)
        colours.setFont(self.menu.font())
        group = QActionGroup(colours)
        self._schemes: dict[Scheme, QAction] = {}
        for scheme, text in scheme_names().items():
            action = QAction(text, colours)
            action.setCheckable(True)
            action.setChecked(theme.scheme() is scheme)
            action.triggered.connect(lambda _checked=False, scheme=scheme: self._set_scheme(scheme))
            group.addAction(action)
            colours.addAction(action)
            self._schemes[scheme] = action
        colours.addSeparator()
        colours.addAction(self._less_motion())
        return colours

    def _less_motion(self) -> QAction:
        action = QAction(_("Less motion"), self.menu)
        action.setCheckable(True)
        action.setChecked(self._settings.reduced_motion)
        action.toggled.connect(self._set_less_motion)
        return action

    def _set_less_motion(self, less: bool) -> None:
        motion.allow(not less)
        self._settings.reduced_motion = less
        self._settings.save()

    def refresh(self) -> None:
        """Show what can be done now."""
        for action in self._of_project:
            action.setEnabled(self._workspace.is_open)
        self.you.setText(self.team.you.replace("&", "&&"))
        self.blind.setChecked(self.team.is_blind)
        for action in (self.notes, self.export, self.present, self.present_here):
            action.setEnabled(self._workspace.has_survey)
        self.small_groups.refresh()
        self.recent.clear()
        for path in self._settings.recent_there:
            action = self.recent.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._opening.open_project(path))
        self.recent.setEnabled(not self.recent.isEmpty())

    def _go(self, place: str) -> None:
        if self._workspace.has_survey:
            self._workspace.go(place)

    def _present(self, here: bool) -> None:
        if not self._workspace.has_survey:
            return
        from moin_desktop.ui.present.starting import Presenting

        (self._window.findChild(Presenting) or Presenting(self._window, self._workspace)).start(here=here)

    def _find(self) -> None:
        from moin_desktop.ui.search.palette import Palette

        palette = self._window.findChild(Palette) or Palette(self._workspace, self._window)
        self.refresh()
        palette.open()

    def _open_menu(self) -> None:
        buttons = self._window.findChildren(controls.Button)
        shown = next((b for b in buttons if b.property("opens") == "menu" and b.isVisible()), None)
        open_menu(self.menu, shown or self._window)

    def _set_scheme(self, scheme: Scheme) -> None:
        theme.set_scheme(scheme)
        self._schemes[scheme].setChecked(True)
        self._settings.scheme = scheme.value
        self._settings.save()

    def _next_scheme(self) -> None:
        """From what the system says to its opposite, so that something is seen; then the other; then back."""
        system_is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        other, same = (Scheme.LIGHT, Scheme.DARK) if system_is_dark else (Scheme.DARK, Scheme.LIGHT)
        scheme = {Scheme.SYSTEM: other, other: same, same: Scheme.SYSTEM}[theme.scheme()]
        self._set_scheme(scheme)
        self._workspace.tell(_("Colours: {scheme}").format(scheme=scheme_names()[scheme]))


def _without_state(run: Callable[[], object], _checked: bool = False) -> None:
    run()


def scheme_names() -> dict[Scheme, str]:
    """What the schemes are called."""
    return {Scheme.LIGHT: _("Light"), Scheme.DARK: _("Dark"), Scheme.SYSTEM: _("As the system")}
