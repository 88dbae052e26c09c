"""Colours by name, light and dark, and the style of every standard widget.

Painting code asks ``tokens()`` when it paints; widgets that keep colours listen to ``news().changed``.
"""

import json
import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from moin_desktop.paths import resource
from moin_desktop.ui import fonts


class Scheme(StrEnum):
    """What the user asked for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of DESIGN section 5."""

    canvas: QColor
    panel: QColor
    sunken: QColor
    raised: QColor
    line: QColor
    band: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    data: QColor
    data_soft: QColor
    data_soft_room: QColor
    ctx: QColor
    ctx_soft: QColor
    note: QColor
    note_wash: QColor
    accent: QColor
    accent_wash: QColor
    on_accent: QColor
    warn: QColor
    warn_wash: QColor
    ok: QColor
    ok_wash: QColor
    ramp: tuple[QColor, ...]
    agreement: tuple[QColor, ...]
    pillars: tuple[QColor, ...]
    """The hues that pillars may have; the first four are those of ROAR."""

    def hue(self, number: int) -> QColor:
        """The hue of a pillar; quiet ink for findings without one, which have -1."""
        return self.pillars[number % len(self.pillars)] if number >= 0 else self.ink3


class _News(QObject):
    changed = Signal()


class _State:
    scheme: Scheme = Scheme.SYSTEM
    news: _News | None = None


@cache
def tokens_of(scheme: Scheme) -> Tokens:
    """The colours of one scheme, for pictures that must not follow the window."""
    raw = json.loads(resource("theme", "tokens.json").read_text(encoding="utf-8"))[scheme.value]
    single = {name: QColor(value) for name, value in raw.items() if isinstance(value, str)}
    ramp = tuple(QColor(value) for value in raw["ramp"])
    agreement = tuple(QColor(value) for value in raw["agreement"])
    pillars = tuple(QColor(value) for value in raw["pillars"])
    return Tokens(**single, ramp=ramp, agreement=agreement, pillars=pillars)


def tokens() -> Tokens:
    """The colours of the window now."""
    return tokens_of(Scheme.DARK if is_dark() else Scheme.LIGHT)


def is_dark() -> bool:
    """Whether the window is dark now."""
    if _State.scheme is Scheme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return _State.scheme is Scheme.DARK


def scheme() -> Scheme:
    """What the user asked for."""
    return _State.scheme


def news() -> _News:
    """Tells ``changed`` when the colours have."""
    if _State.news is None:
        _State.news = _News()
    return _State.news


def set_scheme(wanted: Scheme) -> None:
    """Use light, dark, or what the system says."""
    _State.scheme = wanted
    apply()


def apply() -> None:
    """Dress the whole application in the current colours."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(_palette(tokens()))
        app.setFont(fonts.sans(14))
        app.setStyleSheet(_style_sheet(tokens()))
    news().changed.emit()


def _style_sheet(t: Tokens) -> str:
    colours = {f.name: getattr(t, f.name) for f in fields(Tokens)}
    names = {name: colour.name() for name, colour in colours.items() if isinstance(colour, QColor)}
    names["accent_hover"] = t.accent.lighter(112).name()
    template = resource("theme", "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: names[found[1]], template)


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: t.canvas,
        role.WindowText: t.ink,
        role.Base: t.panel,
        role.AlternateBase: t.band,
        role.Text: t.ink,
        role.Button: t.raised,
        role.ButtonText: t.ink,
        role.BrightText: t.on_accent,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.ink,
        role.PlaceholderText: t.ink3,
        role.Link: t.accent,
        role.Accent: t.accent,
        role.Mid: t.line,
        role.Midlight: t.line,
        role.Dark: t.line,
        role.Light: t.panel,
        role.Shadow: t.line,
    }
    for name, colour in pairs.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, t.ctx)
    return palette
