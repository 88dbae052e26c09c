"""Arguments decide: the window, one headless command, or the program testing itself."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from moin_desktop.cli import arguments
from moin_desktop.i18n import _


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, else with those of the command line; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        status = _run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has heard enough (| head); nothing more may be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _run(words: list[str]) -> int:
    """Only what is asked for is loaded: the headless commands never see Qt, the window never waits for them."""
    if words[:1] == ["--self-test"] and len(words) <= 2:
        from moin_desktop.selftest import run as self_test

        return self_test(*(Path(word) for word in words[1:]))
    if words[:1] == ["demo"] and len(words) <= 2:
        from moin_desktop.demo import run as demo

        return demo(Path(words[1] if len(words) == 2 else "demo-output"))
    if arguments.opens_window(words):
        if _has_no_screen():
            sys.stderr.write(_("error: There is no screen to open a window on.") + "\n")
            sys.stderr.write(_("hint: Without a screen, use a command: moin-desktop --help lists them.") + "\n")
            return 1
        # Nothing is thrown away while the window is made: looking for it is a tenth of the start. ``app`` takes it up.
        gc.disable()
        from moin_desktop.app import run as window

        return window(words)
    from moin_desktop.cli import run as command

    return command(words)


def _has_no_screen() -> bool:
    """Whether a window cannot be opened: Qt would end the program with lines for programmers."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in told)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; a built program without a console has nowhere to write at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
