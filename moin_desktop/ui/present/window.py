"""The window a room looks at: one slide over the whole screen, worked by a few keys, and nothing else to see."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis import telling
from moin_desktop.i18n import _
from moin_desktop.models import pillars
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.present import scene, slides
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.present.slides import Running, Slide
from moin_desktop.ui.present.start_button import StartButton
from moin_desktop.ui.theme import Scheme, Tokens
from moin_desktop.ui.workspace import Workspace

CURSOR_MS = 2000
TYPED_MS = 3000


class Cover(StrEnum):
    """What hides the slide for a while."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


class Wall(QWidget):
    """Shows a running list; ``show_running`` may give it another one at any time."""

    moved = Signal(int)
    """The slide shown now, counted from 0."""
    left = Signal()
    """Presenting is over."""

    def __init__(self, workspace: Workspace, dark: bool | None = None) -> None:
        super().__init__(None)
        self._workspace = workspace
        self._running = Running(())
        self._surveys: slides.Surveys | None = None
        self._at = 0
        self._plan: Plan | None = None
        self._frame: Frame | None = None
        self._cover = Cover.NONE
        self._typed = ""
        self.dark = theme.is_dark() if dark is None else dark
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(_("Presenting"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.start = StartButton(self)
        self._hiding = _timer(self, CURSOR_MS)
        self._forgetting = _timer(self, TYPED_MS)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self._hiding.timeout.connect(self._on_still)
        self._forgetting.timeout.connect(self._on_forgotten)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.project_changed.connect(self.close)

    # What is shown

    @property
    def at(self) -> int:
        """The slide shown, counted from 0."""
        return self._at

    @property
    def slide(self) -> Slide | None:
        """The slide shown; None while there is none."""
        return self._running.slides[self._at] if self._running.slides else None

    @property
    def frame(self) -> Frame | None:
        """Where everything lies now; None before the first slide."""
        return self._frame

    @property
    def cover(self) -> Cover:
        """What hides the slide."""
        return self._cover

    @property
    def tokens(self) -> Tokens:
        """The colours of the wall, which are its own."""
        return theme.tokens_of(Scheme.DARK if self.dark else Scheme.LIGHT)

    @property
    def is_opening(self) -> bool:
        """Whether it still says what it is going to show."""
        return not self.start.isHidden()

    def show_running(self, running: Running) -> None:
        """Show a list from its start; where nothing is kept, it is said first what is shown instead."""
        self._running = running
        self._surveys = slides.Surveys(self._workspace.project, self._workspace.survey)
        self.start.setVisible(not running.kept and running.start == 0)
        self.go(running.start)
        if self.is_opening:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, at: int) -> None:
        """Show a slide, counted from 0; places outside mean the first or the last."""
        if not self._running.slides or self._surveys is None:
            return
        self._at = min(max(at, 0), len(self._running.slides) - 1)
        self._cover, self._typed = Cover.NONE, ""
        self._plan = slides.plan(self._workspace.project, self._surveys, self._running.slides[self._at])
        self._arrange()
        self._say()
        self.moved.emit(self._at)

    def _arrange(self) -> None:
        slide = self.slide
        if self._plan is None or slide is None or self.width() < 100:
            return
        session = self._workspace.project.session
        pillar = next((one for one in pillars.all(session) if one.code == slide.pillar), None)
        size, of = QSizeF(self.size()), len(self._running.slides)
        self._frame = scene.arrange(self._plan, size, self._at, of, pillar, self._typed)
        self._place_start()
        self.update()

    def _place_start(self) -> None:
        k = scene.scale_of(QSizeF(self.size()))
        self.start.fit(k, self.tokens)
        self.start.move(round(46 * k), round(self.height() * 0.52))

    def _say(self) -> None:
        """Tell screen readers what the room sees."""
        plan = self._plan
        if plan is None:
            return
        if self.is_opening:
            name = nothing_kept()
        else:
            words = _("{n} of {all}: {headline}")
            told = plan.headline or plan.data.title
            name = words.format(n=self._at + 1, all=len(self._running.slides), headline=told)
        self.setAccessibleName({Cover.BLACK: _("Black screen"), Cover.WHITE: _("White screen")}.get(self._cover, name))
        self.setAccessibleDescription("" if self._cover else telling.reading(plan.data))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _on_changed(self) -> None:
        """The project has changed: the same slide, with what is true now."""
        if not self._workspace.has_survey:
            self.close()
            return
        here = self.slide
        if here is None:
            return
        again = slides.running(self._workspace.project, self._workspace.survey, self._workspace.filter)
        same = next((at for at, one in enumerate(again.slides) if here.finding and one.finding == here.finding), None)
        if same is not None:
            self._running, self._at = again, same
        self._surveys = slides.Surveys(self._workspace.project, self._workspace.survey)
        cover = self._cover
        self.go(self._at)
        self._set_cover(cover)

    # Where it is shown

    def present_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        if not self.is_opening:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hiding.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._hiding.stop()
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._cover:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black if self._cover is Cover.BLACK else "white"))
        elif self.is_opening:
            scene.paint_opening(painter, QSizeF(self.size()), nothing_kept(), self.tokens)
        elif self._frame is not None:
            scene.paint(painter, self._frame, self.tokens)
        else:
            painter.fillRect(self.rect(), self.tokens.panel)

    # What the hands do

    def next(self) -> None:
        """The next slide; the last one stays."""
        self._step(1)

    def back(self) -> None:
        """The slide before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.is_opening:
            self._on_start()
        elif self._cover:
            self._set_cover(Cover.NONE)
        elif 0 <= self._at + by < len(self._running.slides):
            self.go(self._at + by)

    def _on_start(self) -> None:
        self.start.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go(self._at)

    def toggle_cover(self, cover: Cover) -> None:
        """Hide the slide, or show it again."""
        self._set_cover(Cover.NONE if self._cover is cover else cover)

    def _set_cover(self, cover: Cover) -> None:
        self._cover = cover
        self._say()
        self.update()

    def toggle_dark(self) -> None:
        """Light or dark, for the wall alone."""
        self.dark = not self.dark
        self._place_start()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        digit = event.text() if event.text() in _DIGITS and event.text() else ""
        if digit and not self.is_opening:
            self._type(self._typed + digit)
        elif key in _ENTER and self._typed:
            self.go(int(self._typed) - 1)
        elif key == Qt.Key.Key_Escape and self._typed:
            self._type("")
        elif key == Qt.Key.Key_Space and back:
            self.back()
        elif (act := self._acts().get(key)) is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _acts(self) -> dict[int, Callable[[], object]]:
        black, white = partial(self.toggle_cover, Cover.BLACK), partial(self.toggle_cover, Cover.WHITE)
        return {
            **dict.fromkeys(_NEXT, self.next),
            **dict.fromkeys(_BACK, self.back),
            Qt.Key.Key_Home: partial(self.go, 0),
            Qt.Key.Key_End: partial(self.go, len(self._running.slides) - 1),
            Qt.Key.Key_B: black,
            Qt.Key.Key_Period: black,
            Qt.Key.Key_W: white,
            Qt.Key.Key_Comma: white,
            Qt.Key.Key_D: self.toggle_dark,
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_Menu: partial(self._open_menu, QPoint(self.width() // 3, self.height() // 3)),
        }

    def _type(self, typed: str) -> None:
        self._typed = typed[-3:].lstrip("0")
        self._forgetting.start()
        self._arrange()

    def _on_forgotten(self) -> None:
        if self._typed:
            self._type("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_opening:
            self.next()
        elif event.button() == Qt.MouseButton.BackButton:
            self.back()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._hiding.start()

    def _on_still(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.setCursor(Qt.CursorShape.BlankCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.pos())

    def _open_menu(self, where: QPoint) -> None:
        """Everything by the mouse, and what is shown as a list to jump in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5, 500))
        for words, act in (
            (_("Next"), self.next),
            (_("Back"), self.back),
            (_("Black screen"), partial(self.toggle_cover, Cover.BLACK)),
            (_("White screen"), partial(self.toggle_cover, Cover.WHITE)),
            (_("Light") if self.dark else _("Dark"), self.toggle_dark),
        ):
            menu.addAction(words, act)
        menu.addSeparator()
        menu.addMenu(self._agenda(menu))
        menu.addSeparator()
        menu.addAction(_("Stop presenting"), self.close)
        menu.popup(self.mapToGlobal(where))

    def _agenda(self, menu: QMenu) -> QMenu:
        agenda = QMenu(_("Go to"), menu)
        agenda.setFont(menu.font())
        survey = self._workspace.survey
        names = {question.id: question.name for question in survey.questions}
        for number, slide in enumerate(self._running.slides, 1):
            name = slide.headline or names.get(slide.spec.question, "") or _("A question")
            entry = agenda.addAction(f"{number}  {name}".replace("&", "&&"), partial(self.go, number - 1))
            entry.setCheckable(True)
            entry.setChecked(number - 1 == self._at)
        return agenda


def _timer(parent: QWidget, ms: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(ms)
    return made


def nothing_kept() -> str:
    """What is said before every question is shown."""
    return _("Nothing kept yet: showing every question in order")


_DIGITS = "0123456789"
_ENTER: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEXT: tuple[int, ...] = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, *_ENTER)
_BACK: tuple[int, ...] = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
