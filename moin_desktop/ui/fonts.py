"""Inter for data and controls, Source Serif 4 for what people say; both come with the program.

Sizes are pixels at 100%. No font is set in style sheets: weights of variable fonts only follow ``setVariableAxis``.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SANS = "Inter"
SERIF = "Source Serif 4"
_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4")


def font_files() -> Iterator[Path]:
    """The upright font files of the locked font packages."""
    for package in _PACKAGES:
        folder = Path(import_module(package).__path__[0]) / "files"
        yield from (f for f in sorted(folder.glob("*.ttf")) if "Italic" not in f.name)


@cache
def load() -> tuple[str, ...]:
    """Register the fonts; the families found. Call after the application exists."""
    found: list[str] = []
    for file in font_files():
        number = QFontDatabase.addApplicationFont(str(file))
        found += QFontDatabase.applicationFontFamilies(number)
    return tuple(found)


def sans(px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Inter; ``tabular`` for columns of figures."""
    return _font(SANS, px, weight, tabular=tabular)


def serif(px: float, weight: int = 400) -> QFont:
    """Source Serif 4."""
    return _font(SERIF, px, weight)


@cache
def _made(family: str, px: float, weight: int, tabular: bool) -> QFont:
    load()
    font = QFont(family)
    font.setPixelSize(max(1, round(px)))
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    if family == SERIF:
        font.setVariableAxis(QFont.Tag("opsz"), min(60.0, max(8.0, px)))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


def _font(family: str, px: float, weight: int, *, tabular: bool = False) -> QFont:
    return QFont(_made(family, px, weight, tabular))
