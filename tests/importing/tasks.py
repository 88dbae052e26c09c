"""Tasks for the reading process: what a file may do to it at worst. Spawned children import this module."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from moin_desktop.errors import MoinError
from moin_desktop.i18n import languages_in_use
from moin_desktop.importing.readers.raw import Tick


def loaded_modules(tick: Tick) -> tuple[str, ...]:
    """The modules that the child has loaded."""
    tick(1, 1)
    return tuple(sys.modules)


def echo(value: object, _tick: Tick) -> object:
    """Give back what came."""
    return value


def languages(_tick: Tick) -> tuple[str, ...]:
    """The languages the child speaks."""
    return languages_in_use()


def shouts(_tick: Tick) -> int:
    """Write to the streams as panicking readers do."""
    os.write(1, b"thread panicked on standard output\n")
    os.write(2, b"thread panicked on standard error\n")
    return 1


def refuses(_tick: Tick) -> None:
    """Raise known trouble."""
    raise MoinError("No.", hint="Try another.")


def has_a_bug(_tick: Tick) -> None:
    """Raise what is no known trouble."""
    raise ZeroDivisionError("ours")


def panics(_tick: Tick) -> None:
    """Raise what is no Exception, as native readers do."""

    class PanicException(BaseException):
        pass

    raise PanicException


def aborts(_tick: Tick) -> None:
    """End as a native reader ends that gets no memory."""
    os.kill(os.getpid(), signal.SIGABRT)


def crashes(_tick: Tick) -> None:
    """End on a wild pointer."""
    ctypes.string_at(0)


def exits(_tick: Tick) -> None:
    """End without a word."""
    os._exit(3)


def grabs_memory(_tick: Tick) -> int:
    """Ask for far more memory than anybody gives."""
    return len(bytearray(64 * 1024**3))


def grows(_tick: Tick) -> int:
    """Fill memory bit by bit, as a dense sheet does."""
    held = []
    while True:
        held.append(os.urandom(1 << 20) * 16)


def stands_still(_tick: Tick) -> None:
    """Never come back, never say how far it is."""
    time.sleep(600)


def goes_on(marker: Path, tick: Tick) -> None:
    """Tell the number of this process, then work for ever."""
    marker.write_text(str(os.getpid()), encoding="utf-8")
    done = 0
    while True:
        done += 1
        tick(done, 1_000_000)
        time.sleep(0.01)
