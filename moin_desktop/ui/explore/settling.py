"""Wrapped texts learn their height from their width, one layout at a time; let all of that happen before painting."""

from PySide6.QtCore import QCoreApplication, QEvent

ROUNDS = 4
"""How deep layouts lie in one another here."""


def settle() -> None:
    """Do now the layouts that Qt has put off, so that nothing is seen half placed."""
    for _round in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
