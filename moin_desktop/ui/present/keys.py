"""Which key does what while presenting, in the room's window and in the console alike."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from moin_desktop.ui.present import comparing
from moin_desktop.ui.present.offers import offers
from moin_desktop.ui.present.scene import Cover
from moin_desktop.ui.present.session import Session

DIGITS = "0123456789"
ENTER: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEXT: tuple[int, ...] = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, *ENTER)
BACK: tuple[int, ...] = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


def table(session: Session) -> dict[int, Callable[[], object]]:
    """What each key does now; keys of one window alone, such as Escape, are that window's."""
    black, white = partial(session.toggle_cover, Cover.BLACK), partial(session.toggle_cover, Cover.WHITE)
    return {
        **dict.fromkeys(NEXT, session.next),
        **dict.fromkeys(BACK, session.back),
        Qt.Key.Key_Home: session.first,
        Qt.Key.Key_End: session.last,
        Qt.Key.Key_Up: partial(session.step_light, -1),
        Qt.Key.Key_Down: partial(session.step_light, 1),
        Qt.Key.Key_N: session.writing.begin,
        Qt.Key.Key_A: partial(session.writing.mark_last, "agreed"),
        Qt.Key.Key_X: partial(session.writing.mark_last, "disputed"),
        Qt.Key.Key_Q: partial(session.writing.mark_last, "question"),
        Qt.Key.Key_B: black,
        Qt.Key.Key_Period: black,
        Qt.Key.Key_W: white,
        Qt.Key.Key_Comma: white,
        Qt.Key.Key_D: session.toggle_dark,
        Qt.Key.Key_C: partial(comparing.toggle, session),
        Qt.Key.Key_P: session.toggle_peek,
        Qt.Key.Key_R: session.resume,
        **{offer.key: partial(offer.begin, session) for offer in offers()},
    }


def press(session: Session, event: QKeyEvent) -> bool:
    """Do what a key means now; whether it meant anything."""
    key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    digit = event.text() if event.text() and event.text() in DIGITS else ""
    if session.act is not None and session.act.press(event):
        return True
    if digit and not session.opening:
        session.type(session.typed + digit)
    elif key in ENTER and session.typed:
        session.go(int(session.typed) - 1)
    elif key == Qt.Key.Key_Escape:
        return give_way(session)
    elif key == Qt.Key.Key_Space and back:
        session.back()
    elif (act := table(session).get(key)) is not None:
        act()
    else:
        return False
    return True


def give_way(session: Session) -> bool:
    """What Escape ends before it ends presenting: a number, a note, an act, what is put on the slide."""
    if session.typed:
        session.type("")
    elif session.writing.strip is not None:
        session.writing.drop()
    elif session.act is not None:
        session.perform(None)
    elif session.peeking:
        session.toggle_peek()
    elif session.spotlight:
        session.light("")
    else:
        return False
    return True
