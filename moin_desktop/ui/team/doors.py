"""What the menu opens for several people at one survey: names, parcels, agreement, history."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QMainWindow

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui.export_side import ExportSide
from moin_desktop.ui.opening import PARCEL, Opening, show
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.team.books import Books
from moin_desktop.ui.workspace import Message, Workspace

if TYPE_CHECKING:
    from moin_desktop.ui.history.panel import HistoryPanel

_OWN_WORK = frozenset({"coding", "quote", "finding"})
"""What is somebody's: the first of it asks, once and in passing, whose."""


class Team(QObject):
    """Each method opens one page; what a page needs is imported then."""

    def __init__(self, window: QMainWindow, workspace: Workspace, opening: Opening, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._workspace, self._opening, self._settings = window, workspace, opening, settings
        self._history: HistoryPanel | None = None
        self.books = Books(window, workspace, opening)
        workspace.sign_as(settings.name)
        workspace.changed.connect(self._on_changed)
        opening.parcel_given.connect(self.take_in)

    @property
    def you(self) -> str:
        """Who works here, for the menu."""
        name = self._settings.name
        return _("You are {name}…").format(name=name) if name else _("Say who you are…")

    # Names

    def say_name(self) -> None:
        """Ask for the name."""
        from moin_desktop.ui.team.name import NamePage

        page = NamePage(self._settings.name, self._window)
        page.accepted.connect(lambda: self.sign_as(page.name))
        _open(page)

    def sign_as(self, name: str) -> None:
        """Work under a name from now on; what was done without one is signed with it."""
        before = self._settings.name
        self._settings.name, self._settings.name_asked = name, True
        self._settings.save()
        self._workspace.sign_as(name)
        if name and name != before:
            signed = self._sign(name) if not before else 0
            words = ngettext(
                "You are {name}. {n} thing done without a name is signed now",
                "You are {name}. {n} things done without a name are signed now",
                signed,
            )
            if signed:
                self._workspace.tell(words.format(name=name, n=signed), _("Undo"), self._workspace.undo)
            else:
                self._workspace.tell(_("You are {name}").format(name=name))

    def _sign(self, name: str) -> int:
        if not self._workspace.is_open:
            return 0
        from moin_desktop.models import people

        n = people.unsigned(self._workspace.project.session)
        if n:
            self._workspace.do(_("Sign as {name}").format(name=name), people.sign, name)
        return n

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _OWN_WORK and not self._settings.name and not self._settings.name_asked:
            self._settings.name_asked = True
            self._settings.save()
            QTimer.singleShot(0, self, self._offer_name)

    def _offer_name(self) -> None:
        words = _("This is kept without a name")
        self._workspace.told.emit(Message(words, _("Say who you are"), self.say_name, waits=True))

    # Parcels

    def hand_over(self) -> None:
        """Show what would be handed over, then ask where to."""
        if not self._has_survey():
            return
        from moin_desktop.ui.team.hand_over import HandOver

        page = HandOver(self._workspace, self._window)
        page.accepted.connect(lambda: self._write(page.parcel))
        _open(page)

    def _write(self, parcel: dict[str, object]) -> None:
        from moin_desktop.exporting import parcels
        from moin_desktop.exporting.replacing import free_path
        from moin_desktop.ui.team import hand_over

        project = self._workspace.project
        folder = project.path.parent if project.path is not None else Path.home()
        proposal = free_path(folder / hand_over.file_name(str(parcel["author"])))
        kinds = _("Parcels ({kinds})").format(kinds=f"*{PARCEL}")
        path = self._opening.ask_where(_("Save the parcel as"), kinds, proposal)
        if path is None:
            return
        path = hand_over.with_suffix(path)
        try:
            parcels.write(path, parcel)
        except MoinError as trouble:
            self._workspace.tell_trouble(trouble)
            return
        told = _("Handed over {what}: {name}").format(what=hand_over.contents(parcel), name=path.name)
        self._workspace.tell(told, _("Show in folder"), lambda: show(path))

    def take_in(self, path: Path) -> None:
        """Show what a parcel would bring; trouble with it is told."""
        ws = self._workspace
        if not self._has_survey(_("Open the project that {name} belongs to first").format(name=path.name)):
            return
        from moin_desktop.importing import parcels as reading
        from moin_desktop.models import parcels
        from moin_desktop.ui.team.take_in import TakeIn, about_parcel

        try:
            parcel = reading.read(path)
            items = parcels.compare(ws.project.session, parcel)
        except MoinError as trouble:
            ws.tell_trouble(trouble)
            return
        name = parcel["author"] or _("someone without a name")
        page = TakeIn(_("A parcel from {name}").format(name=name), about_parcel(parcel, items), items, self._window)

        def take() -> None:
            label = _("Take in the parcel of {name}").format(name=name)
            taken = page.take.text()
            if ws.do(label, parcels.take, parcel, page.choices) is not None:
                ws.tell(_("{taken}: done, from {name}").format(taken=taken, name=name), _("Undo"), ws.undo)

        page.accepted.connect(take)
        _open(page)

    def _has_survey(self, words: str = "") -> bool:
        if not self._workspace.has_survey:
            self._workspace.tell(words or _("Open a survey first"))
        return self._workspace.has_survey

    # Two coders

    def agreement(self, question: str = "") -> None:
        """Show how far coders agree about the themes of a question: this one, the one shown, or the first coded."""
        if not self._has_survey():
            return
        from moin_desktop.ui.team.agreement import AgreementPage, coded_questions

        there = coded_questions(self._workspace)
        if not there:
            self._workspace.tell(_("No answers are coded yet"))
            return
        _open(AgreementPage(self._workspace, there, question, self._window))

    @property
    def is_blind(self) -> bool:
        """Whether coders work without seeing each other's codes."""
        if not self._workspace.is_open:
            return False
        from moin_desktop.models import rules

        return rules.get(self._workspace.project.session).blind

    def set_blind(self, blind: bool) -> None:
        """Hide what other coders gave, or show it."""
        from moin_desktop.models import rules

        ws = self._workspace
        if ws.is_open and blind != self.is_blind:
            label = _("Code without seeing others") if blind else _("Show what others coded")
            ws.do(label, rules.set_blind, blind)
            told = _("Codes of others are hidden until you look at how far you agree") if blind else label
            ws.tell(told, _("Undo"), ws.undo)

    # History

    def history(self) -> None:
        """Open the history beside the place, or close it."""
        side = self._window.findChild(ExportSide)
        if side is None or not self._workspace.is_open:
            return
        if self._history is not None and side.guest is self._history:
            side.leave()
            return
        if self._history is None:
            from moin_desktop.ui.history.panel import HistoryPanel

            self._history = HistoryPanel(self._workspace, self._window)
            self._history.closed.connect(side.leave)
        side.stand(self._history)
        self._history.list.setFocus()


def _open(page: QDialog) -> None:
    page.finished.connect(page.deleteLater)
    page.open()
