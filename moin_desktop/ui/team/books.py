"""Codebooks out and in, and coded data for other programs: what is asked, written and said."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.opening import Opening, show
from moin_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from moin_desktop.models.codebook import Entry, Item


class Books(QObject):
    """Each method asks for a file and does one thing with it; the question is the one that is looked at."""

    def __init__(self, window: QMainWindow, workspace: Workspace, opening: Opening) -> None:
        super().__init__(window)
        self._window, self._workspace, self._opening = window, workspace, opening

    def _question(self) -> str:
        """The free text looked at, or the first that is coded, or the first; empty for none, which is told."""
        from moin_desktop.analysis.questions import QuestionType
        from moin_desktop.analysis.themes import text_id
        from moin_desktop.models import themes

        ws = self._workspace
        texts = [q.id for q in ws.survey.questions if q.type is QuestionType.TEXT] if ws.has_survey else []
        there = themes.of_survey(ws.project.session, ws.survey.id) if texts else {}
        shown = text_id(ws.question.id) if ws.question is not None else ""
        if shown in texts:
            return shown
        found = next((id for id in texts if id in there), texts[0] if texts else "")
        if not found:
            ws.tell(_("This survey has no free text"))
        return found

    def save_codebook(self) -> None:
        """Write the themes of a question with what they are and are not."""
        from moin_desktop.exporting import codebook as writing
        from moin_desktop.models import codebook

        question, ws = self._question(), self._workspace
        if not question:
            return
        entries = codebook.of_question(ws.project.session, question)
        if not entries:
            ws.tell(_("There are no themes yet"))
            return
        kinds = _("Codebooks ({kinds})").format(kinds=" ".join(f"*{kind}" for kind in writing.SUFFIXES))
        path = self._ask(_("Save the codebook as"), kinds, _("{project} codebook"), ".xlsx", writing.SUFFIXES)
        if path is not None:
            words = ngettext("Saved {name}: {n} theme", "Saved {name}: {n} themes", len(entries))
            self._write(path, lambda: writing.write(path, entries), words.format(name=path.name, n=len(entries)))

    def save_coded(self) -> None:
        """Write all coded free text as a REFI-QDA project."""
        from moin_desktop.exporting import coded, qdpx

        ws = self._workspace
        if not ws.has_survey:
            return
        try:
            made = coded.build(ws.project, ws.survey.id)
        except MoinError as trouble:
            ws.tell_trouble(trouble)
            return
        kinds = _("REFI-QDA projects ({kinds})").format(kinds=f"*{qdpx.SUFFIX}")
        path = self._ask(_("Save coded data as"), kinds, _("{project} coded"), qdpx.SUFFIX, (qdpx.SUFFIX,))
        if path is not None:
            told = _("Saved {name}: opens in NVivo, ATLAS.ti, MAXQDA and QualCoder").format(name=path.name)
            self._write(path, lambda: qdpx.write(path, made), told)

    def _ask(self, title: str, kinds: str, name: str, suffix: str, fitting: tuple[str, ...]) -> Path | None:
        from moin_desktop.exporting.replacing import free_path

        project = self._workspace.project
        folder = project.path.parent if project.path is not None else Path.home()
        stem = name.format(project=project.path.stem if project.path is not None else project.name)
        path = self._opening.ask_where(title, kinds, free_path(folder / f"{stem}{suffix}"))
        if path is None or path.suffix.lower() in fitting:
            return path
        return path.with_name(f"{path.name}{suffix}")

    def _write(self, path: Path, write: Callable[[], object], told: str) -> None:
        try:
            write()
        except MoinError as trouble:
            self._workspace.tell_trouble(trouble)
            return
        self._workspace.tell(told, _("Show in folder"), lambda: show(path))

    def take_codebook(self) -> None:
        """Show what a codebook would bring; trouble with it is told."""
        question, ws = self._question(), self._workspace
        if not question:
            return
        from moin_desktop.importing import codebook as reading
        from moin_desktop.models import codebook

        kinds = _("Codebooks ({kinds})").format(kinds="*.xlsx *.csv *.tsv *.ods *.qdc *.qdpx")
        path = self._opening.ask_which(_("Take in a codebook"), kinds)
        if path is None:
            return
        try:
            entries = reading.read(path)
        except MoinError as trouble:
            ws.tell_trouble(trouble)
            return
        self._show(path, question, entries, codebook.compare(ws.project.session, question, entries))

    def _show(self, path: Path, question: str, entries: "tuple[Entry, ...]", items: "tuple[Item, ...]") -> None:
        from moin_desktop.analysis.titles import title
        from moin_desktop.models import codebook
        from moin_desktop.models.parcels import Choice
        from moin_desktop.ui.team.codebook_lines import line
        from moin_desktop.ui.team.take_in import TakeIn

        ws = self._workspace
        about = _(
            "Themes for “{question}”. Nothing is taken before you say so, and taking it in twice changes nothing."
        )
        about = about.format(question=title(ws.survey.question(question)))
        heading = _("A codebook: {name}").format(name=path.name)
        page = TakeIn(heading, about, [line(item) for item in items], self._window)

        def take() -> None:
            accepted = tuple(key for key, choice in page.choices.items() if choice is Choice.THEIRS)
            before = len(ws.project.steps())
            ws.do(_("Take in a codebook"), codebook.take, question, entries, accepted)
            if len(ws.project.steps()) > before:
                ws.tell(_("Codebook taken in: {name}").format(name=path.name), _("Undo"), ws.undo)

        page.accepted.connect(take)
        page.finished.connect(page.deleteLater)
        page.open()

    def menu(self, parent: QWidget) -> QMenu:
        """All of this as a menu."""
        menu = QMenu(_("Codebook and coded data"), parent)
        menu.setAccessibleName(_("Codebook and coded data"))
        menu.setFont(fonts.sans(13.5, 500))
        for text, run in (
            (_("Save the codebook…"), self.save_codebook),
            (_("Take in a codebook…"), self.take_codebook),
            (_("Save coded data for other programs…"), self.save_coded),
        ):
            menu.addAction(text).triggered.connect(partial(_without_state, run))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _without_state(run: Callable[[], object], _checked: bool = False) -> None:
    run()


def books_button(parent: QWidget) -> controls.Button:
    """A button that opens the menu of codebooks, for the pane of themes and the export panel."""
    button = controls.icon_button("more", _("Codebook and coded data"))

    def open_menu() -> None:
        books = parent.window().findChild(Books)
        if books is not None:
            books.menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(open_menu)
    return button
