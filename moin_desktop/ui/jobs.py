"""Long work beside the window: one thread at a time, with progress, a way to stop, and results in the main thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QThread, QTimer, Signal

from moin_desktop.errors import CancelledError, MoinError

T = TypeVar("T")
Tick = Callable[[int, int], None]

LOOK_MS = 100
SHOW_AFTER_MS = 300
STOP_AFTER_MS = 2000
PATIENCE_MS = 10_000


@dataclass(frozen=True, slots=True)
class Progress:
    """What to say about the work that is going on."""

    title: str
    done: int
    total: int
    """0 while it is not known."""
    can_stop: bool


class _Thread(QThread, Generic[T]):
    def __init__(self, function: Callable[[Tick], T], parent: QObject) -> None:
        super().__init__(parent)
        self._function = function
        self.result: T
        self.error: BaseException | None = None
        self.seen = (0, 0)

    def run(self) -> None:
        try:
            self.result = self._function(self._tick)
        except BaseException as error:  # noqa: BLE001 - it is raised again, or told, in the main thread
            self.error = error

    def _tick(self, done: int, total: int) -> None:
        self.seen = (done, total)
        if self.isInterruptionRequested():
            raise CancelledError


class Jobs(QObject):
    """Runs one long function at a time. The function gets ``tick(done, total)``, which raises when it is to stop."""

    progressed = Signal(object)
    """A Progress, from 300 ms on and several times a second."""
    ended = Signal()
    """Nothing is running any more, whichever way it ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread[object] | None = None
        self._finish: Callable[[_Thread[object]], None] | None = None
        self._title = ""
        self._since = QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)

    @property
    def is_busy(self) -> bool:
        """Whether something is running."""
        return self._thread is not None

    def run(
        self,
        function: Callable[[Tick], T],
        done: Callable[[T], object],
        failed: Callable[[MoinError], object],
        title: str,
    ) -> bool:
        """Start ``function(tick)``; False when something is still running.

        ``done`` gets its result and ``failed`` its MoinError, in the main thread; neither is called when it was
        stopped. Any other error is a bug and raised in the main thread.
        """
        if self._thread is not None:
            return False

        def finish(thread: _Thread[object]) -> None:
            if thread.error is None:
                done(thread.result)  # type: ignore[arg-type]  # the thread ran ``function``
            elif isinstance(thread.error, MoinError):
                failed(thread.error)
            elif not isinstance(thread.error, CancelledError):
                raise thread.error

        self._finish = finish
        self._title = title
        self._thread = _Thread(function, self)
        self._thread.finished.connect(self._on_finished)
        self._since.start()
        self._look.start()
        self._thread.start()
        return True

    def stop(self) -> None:
        """Ask the work to stop; it does at its next tick."""
        if self._thread is not None:
            self._thread.requestInterruption()

    def close(self) -> None:
        """Stop and wait, for the end of the program; nothing is delivered."""
        self._look.stop()
        thread, self._thread, self._finish = self._thread, None, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.requestInterruption()
            if not thread.wait(PATIENCE_MS):
                thread.terminate()
                thread.wait()
            thread.deleteLater()

    def _on_look(self) -> None:
        if self._thread is not None and self._since.elapsed() >= SHOW_AFTER_MS:
            done, total = self._thread.seen
            can_stop = self._since.elapsed() >= STOP_AFTER_MS
            self.progressed.emit(Progress(self._title, done, total, can_stop))

    def _on_finished(self) -> None:
        thread, finish = self._thread, self._finish
        if thread is None or finish is None:
            return
        self._look.stop()
        self._thread = self._finish = None
        thread.wait()
        thread.deleteLater()
        self.ended.emit()
        finish(thread)
