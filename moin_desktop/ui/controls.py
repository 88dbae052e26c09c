"""The small parts every screen is built from: buttons, labels, wrapped text, segments, chips, fields."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.fields import ICON, Combo, CommittingEdit, CommittingText

__all__ = [
    "Button",
    "Chip",
    "Combo",
    "CommittingEdit",
    "CommittingText",
    "Elided",
    "Para",
    "Picture",
    "Segments",
    "button",
    "card",
    "clear",
    "column",
    "elided",
    "first_field",
    "icon_button",
    "label",
    "line",
    "repolish",
    "row",
    "scroll",
    "set_look",
    "set_tone",
]

GAP = 4
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look again at a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of style.qss."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        repolish(widget)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another tone: "" for ink, ink2, ink3, warn, ok, note."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


class Button(QPushButton):
    """A push button whose icon follows the colours and whose focus ring is for the keyboard."""

    def __init__(self, text: str = "", look: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._icon = icon
        self.setProperty("look", look)
        self.setFont(fonts.sans(13.5, 500))
        self._gap = GAP if text else 0
        self.setIconSize(QSize(ICON + self._gap, ICON))
        self.toggled.connect(self._tint)
        theme.news().changed.connect(self._tint)
        self._tint()

    def set_text(self, text: str) -> None:
        """Show another text, and say the same to screen readers."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._tint()

    def set_look(self, look: str) -> None:
        """Change between primary, quiet, segment, chip, link and plain."""
        set_look(self, look)
        self._tint()

    def _tint(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, self._colour(), ICON, theme.tokens().ctx, self._gap))

    def _colour(self) -> QColor:
        tokens = theme.tokens()
        match self.property("look"):
            case "primary":
                return tokens.on_accent
            case "segment":
                return tokens.ink if self.isChecked() else tokens.ink2
            case "chip" | "link":
                return tokens.accent
            case _:
                return tokens.ink

    def focusInEvent(self, event: QFocusEvent) -> None:
        quiet = event.reason() not in _BY_KEYS
        if bool(self.property("clicked")) != quiet:
            self.setProperty("clicked", quiet)
            repolish(self)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    look: str = "",
    icon: str = "",
    name: str = "",
    tip: str = "",
    checkable: bool = False,
) -> Button:
    """A button; ``name`` is what screen readers say where the text alone would not do."""
    result = Button(text, look, icon)
    result.setAccessibleName(name or text)
    result.setToolTip(tip)
    result.setCheckable(checkable)
    return result


def icon_button(icon: str, name: str, tip: str = "", checkable: bool = False) -> Button:
    """A quiet square button with an icon only; its name is its tooltip."""
    result = button("", "quiet", icon, name, tip or name, checkable)
    result.setFixedSize(36, 36)
    return result


def label(
    text: str = "", px: float = 14, weight: int = 400, tone: str = "", serif: bool = False, wrap: bool = False
) -> QLabel:
    """Plain text as it is; never read as markup, since texts come from files. ``wrap`` makes a ``Para``."""
    result = Para() if wrap else QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setFont(fonts.serif(px, weight) if serif else fonts.sans(px, weight))
    result.setProperty("tone", tone)
    result.setText(text)
    return result


class Para(QLabel):
    """Wrapped text with air between its lines, that keeps the height its width asks for.

    Layouts inside layouts forget the height of wrapped labels; this one sets its own. ``set_parts`` makes some parts
    bold. Screen readers see the plain text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, bool], ...] = ()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setUndoRedoEnabled(False)
        theme.news().changed.connect(self._write)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (the name is Qt's)
        self.set_parts(((text, False),))

    def set_parts(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show text of which some parts are bold."""
        self._parts = tuple(parts)
        super().setText("".join(text for text, _bold in parts))
        self._write()
        self._fit()

    def _write(self) -> None:
        self._document.clear()
        self._document.setDefaultFont(self.font())
        block = QTextBlockFormat()
        serif = self.font().family() == fonts.SERIF
        block.setLineHeight(110 if serif else 117, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self._document)
        cursor.setBlockFormat(block)
        for text, bold in self._parts:
            shape = QTextCharFormat()
            shape.setFont(fonts.sans(self.font().pixelSize(), 800) if bold else self.font())
            if bold:
                shape.setForeground(theme.tokens().ink)
            cursor.insertText(text, shape)

    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(width)
        return math.ceil(self._document.size().height()) if self.text() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self._document.setTextWidth(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette: QPalette = context.palette  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        palette.setColor(QPalette.ColorRole.Text, self.palette().color(self.foregroundRole()))
        context.palette = palette  # type: ignore[attr-defined]  # as above
        self._document.documentLayout().draw(QPainter(self), context)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()
            self._fit()

    def _fit(self) -> None:
        height = self.heightForWidth(max(self.width(), 40))
        if height != self.height():
            self.setFixedHeight(height)


class Elided(QLabel):
    """One line that ends in … where there is no room; the whole text is in the tooltip then."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(24)
        self.tip = ""
        """Shown in the tooltip in any case."""
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip("\n".join(part for part in (self.text() if cut else "", self.tip) if part))
        return super().event(event)


def elided(text: str = "", px: float = 14, weight: int = 400, tone: str = "") -> Elided:
    """A line of sans that may be cut."""
    result = Elided(text)
    result.setFont(fonts.sans(px, weight))
    result.setProperty("tone", tone)
    return result


class Picture(QWidget):
    """One of our icons as a picture."""

    def __init__(self, name: str, size: int, tone: str = "ink2") -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)
        theme.news().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), getattr(theme.tokens(), self._tone))


class Segments(QFrame):
    """A segmented control: one of a few; ``chosen`` tells the key when a person has chosen."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[tuple[str, str, str]], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for key, text, icon in items:
            part = button(text, "segment", icon, checkable=True)
            self._group.addButton(part)
            self._buttons[key] = part
            row.addWidget(part)
        self._group.buttonClicked.connect(self._on_clicked)

    def button(self, key: str) -> Button:
        """The button of one item, for tooltips and changing texts."""
        return self._buttons[key]

    @property
    def current(self) -> str:
        """The key of the item shown as chosen; empty when none is."""
        return next((key for key, part in self._buttons.items() if part.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Show an item as chosen, silently; none for an unknown key."""
        self._group.setExclusive(False)
        for other, part in self._buttons.items():
            part.setChecked(other == key)
        self._group.setExclusive(True)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.current)


class Chip(Button):
    """A round button for a filter or a state."""

    def __init__(self, text: str, icon: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "chip", icon, parent)
        self.setAccessibleName(name or text)


def line(vertical: bool = False) -> QFrame:
    """A hairline."""
    result = QFrame()
    result.setProperty("look", "line")
    if vertical:
        result.setFixedWidth(1)
    else:
        result.setFixedHeight(1)
    return result


def card(look: str = "card") -> QFrame:
    """A frame on panel ground with round corners."""
    result = QFrame()
    result.setProperty("look", look)
    return result


def scroll(widget: QWidget, name: str = "") -> QScrollArea:
    """Let a widget be taller than its room. With a name the area itself can be reached and scrolled by keys."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    if not name:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setProperty("look", widget.property("look") or "clear")
    area.viewport().setAutoFillBackground(False)
    area.setWidget(widget)
    return area


def column(
    parent: QWidget | None = None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A vertical layout with the distances said."""
    result = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    result.setSpacing(spacing)
    result.setContentsMargins(*margins)
    return result


def row(
    parent: QWidget | None = None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A horizontal layout with the distances said."""
    result = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    result.setSpacing(spacing)
    result.setContentsMargins(*margins)
    return result


def clear(layout: QVBoxLayout | QHBoxLayout, forget: Callable[[QWidget], object] = QWidget.deleteLater) -> None:
    """Take everything out of a layout and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            forget(widget)
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner, forget)


def first_field(pane: QWidget) -> QWidget | None:
    """The first part of a pane that can have the focus, in the order Tab goes; None when there is none."""
    part: QWidget | None = pane
    for _step in range(4000):
        if part is None:
            break
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisible()
        if reached and (part is pane or pane.isAncestorOf(part)):
            return part
        part = part.nextInFocusChain()
        if part is pane:
            break
    return None
