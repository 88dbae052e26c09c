"""The program without a window: one command, one answer on standard output."""

import sys
from collections.abc import Sequence

from moin_desktop.cli import arguments
from moin_desktop.errors import MoinError
from moin_desktop.i18n import use_system_language


def run(words: Sequence[str]) -> int:
    """Run one headless command; 0 when done, 1 with the trouble in one sentence, 2 after wrong usage."""
    use_system_language()
    try:
        asked = arguments.parse(words)
    except SystemExit as end:
        return int(end.code or 0)
    # Only now, so that --help and --version answer at once.
    from moin_desktop.cli import commands

    try:
        return commands.COMMANDS[asked.command](asked)
    except MoinError as trouble:
        sys.stderr.write(f"error: {_line(trouble.message)}\n")
        if trouble.hint:
            sys.stderr.write(f"hint: {_line(trouble.hint)}\n")
        return 1


def _line(text: str) -> str:
    """One line, so that scripts find the hint on the second."""
    return " ".join(text.split())
