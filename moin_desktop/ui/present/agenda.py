"""The running order as a menu to jump in."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.present.session import Session


def menu(session: Session, parent: QWidget) -> QMenu:
    """Every slide with its number, the one shown ticked."""
    made = QMenu(_("Go to"), parent)
    made.setFont(fonts.sans(13.5, 500))
    for at in range(len(session.running.slides)):
        words = f"{at + 1}  {session.name_at(at)}".replace("&", "&&")
        entry = made.addAction(words, partial(session.go, at))
        entry.setCheckable(True)
        entry.setChecked(at == session.at)
    return made
