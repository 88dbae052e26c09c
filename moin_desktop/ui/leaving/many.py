"""Pictures of all findings, or of every question: painted here one after the other, packed and written beside."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue

from PySide6.QtCore import QObject, QTimer, Signal

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.errors import MoinError
from moin_desktop.exporting.replacing import free_path
from moin_desktop.i18n import _
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.leaving import formats, names, sheets
from moin_desktop.ui.leaving.formats import Format
from moin_desktop.ui.leaving.sheets import Shape, Sheet
from moin_desktop.ui.present import slides
from moin_desktop.ui.present.slides import Running, Slide, Surveys
from moin_desktop.ui.theme import Scheme
from moin_desktop.ui.workspace import Workspace

AHEAD = 2
"""How many painted pictures wait to be written: each takes some megabytes."""
WAIT_SECONDS = 0.05


class Pictures(QObject):
    """One export of many pictures at a time."""

    saved = Signal(object)
    """The paths that were written."""
    failed = Signal(object)
    """The MoinError that ended it."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._left: list[tuple[int, Slide]] = []
        self._surveys: Surveys | None = None
        self._queue: Queue[tuple[str, Callable[[], bytes]] | None] = Queue(AHEAD)
        self._how = (Format.PNG, Shape.SLIDE, Scheme.LIGHT)
        self._pages: list[Sheet] = []
        self._name = ""
        self._painting = QTimer(self)
        self._painting.setInterval(0)
        self._painting.timeout.connect(self._paint_one)
        workspace.jobs.ended.connect(self._painting.stop)

    def start(self, running: Running, folder: Path, format: Format, shape: Shape, scheme: Scheme, name: str) -> bool:
        """Save a picture of each slide in a folder, or one PDF of all; False while something else is running."""
        workspace, total = self._workspace, len(running.slides)
        queue: Queue[tuple[str, Callable[[], bytes]] | None] = Queue(AHEAD)

        def work(tick: Tick) -> list[Path]:
            written: list[Path] = []
            while True:
                tick(len(written), total)
                try:
                    item = queue.get(timeout=WAIT_SECONDS)
                except Empty:
                    continue
                if item is None:
                    return written
                path = free_path(folder / item[0])
                formats.write(path, item[1]())
                written.append(path)

        if not workspace.jobs.run(work, self.saved.emit, self.failed.emit, _("Saving pictures")):
            return False
        self._queue, self._how, self._pages = queue, (format, shape, scheme), []
        self._name = name
        self._left = list(enumerate(running.slides, 1))
        self._surveys = Surveys(workspace.project, workspace.survey)
        self._painting.start()
        return True

    def _paint_one(self) -> None:
        if self._queue.full():
            return
        if not self._left:
            self._painting.stop()
            self._finish()
            return
        number, slide = self._left.pop(0)
        format, shape, scheme = self._how
        assert self._surveys is not None
        try:
            plan = slides.plan(self._workspace.project, self._surveys, slide)
        except MoinError as trouble:
            self._workspace.jobs.stop()
            self.failed.emit(trouble)
            return
        if not plan.data.title or (plan.data.kind is ChartKind.TEXTS and plan.data.empty):
            return
        sheet = sheets.made(replace(plan, chosen=()), shape, scheme)
        if format is Format.PDF:
            self._pages.append(sheet)
        else:
            self._queue.put((names.file_name(sheet.name, format, number), formats.painted(sheet, format)))

    def _finish(self) -> None:
        if self._pages:
            drawn = formats.pdf(self._pages, self._name)
            self._queue.put((names.file_name(self._name, Format.PDF), lambda: drawn))
            self._pages = []
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        if self._queue.full():
            QTimer.singleShot(20, self, self._end)
        else:
            self._queue.put(None)
