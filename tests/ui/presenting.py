"""A presentation of the sample's findings for tests, and the keys pressed in it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter

from moin_desktop.ui.charts.plan import Layout
from moin_desktop.ui.present import keys, scene, slides
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_project

HD = QSizeF(1920, 1080)
_NAMED = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace, "\x1b": Qt.Key.Key_Escape}


def session_of(workspace: Workspace, folder: Path) -> Session:
    """The sample's findings, presented from the first."""
    path = folder / "MOIN.moin"
    sample_project(path).close()
    assert workspace.open_project(path)
    made = Session(workspace, False)
    made.show_running(slides.running(workspace.project, workspace.survey))
    return made


def typed(session: Session, text: str) -> None:
    """Press keys one after the other, as either window hands them on."""
    for letter in text:
        key = _NAMED.get(letter) or Qt.Key(ord(letter.upper()))
        said = "" if letter in _NAMED else letter
        keys.press(session, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, said))


def frame(session: Session) -> Frame:
    """What the room's window shows at 1080p."""
    found = session.frame(HD)
    assert found is not None
    return found


def layout(session: Session) -> Layout:
    """Where the chart lies on it."""
    found = frame(session).layout
    assert found is not None
    return found


def said(session: Session) -> str:
    """Every text the frame has."""
    return "\n".join(" ".join(block.lines) for block in frame(session).blocks)


def painted(session: Session) -> QImage:
    """A picture of the room's window."""
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.paint(painter, frame(session), session.tokens)
    painter.end()
    return image
