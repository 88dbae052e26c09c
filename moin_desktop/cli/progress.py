"""Long work shows a bar on a terminal's standard error, and nothing anywhere else."""

import contextlib
import sys
from collections.abc import Callable, Iterator

_WIDTH = 30


@contextlib.contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A tick to hand to long work; the bar is wiped away at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    shown = -1

    def tick(done: int, total: int) -> None:
        nonlocal shown
        filled = _WIDTH * min(done, total) // total if total else 0
        if filled != shown:
            shown = filled
            sys.stderr.write(f"\r{label}  {'█' * filled}{'░' * (_WIDTH - filled)}")
            sys.stderr.flush()

    try:
        yield tick
    finally:
        if shown >= 0:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
