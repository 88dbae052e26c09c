"""The small parts every screen is built from: buttons, labels, wrapped text, segments, chips, fields."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.fields import ICON, Combo, CommittingEdit, CommittingText
from moin_desktop.ui.panes import first_field
from moin_desktop.ui.texts import Elided, Para, Picture, elided, label, repolish, set_look, set_tone

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


class Button(QPushButton):
    """A push button whose icon follows the colours and whose focus ring is for the keyboard."""

    def __init__(self, text: str = "", look: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._icon = icon
        self._seen = False
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
        if self._icon and self._seen:
            self.setIcon(icons.icon(self._icon, self._colour(), ICON, theme.tokens().ctx, self._gap))
        elif self._icon and self.icon().isNull():
            # Drawn when it is first seen; until then something of its size keeps its place.
            self.setIcon(icons.blank(ICON))

    def showEvent(self, event: QShowEvent) -> None:
        if not self._seen:
            self._seen = True
            self._tint()
        super().showEvent(event)

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


class Segments(QFrame):
    """A segmented control: one of a few; ``chosen`` tells the key when a person has chosen."""

    chosen = Signal(str)

    def __init__(
        self, items: Sequence[tuple[str, str, str]], name: str = "", parent: QWidget | None = None, tight: bool = False
    ) -> None:
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
            part.setProperty("tight", tight)
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
