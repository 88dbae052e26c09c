"""The painted parts of a card and of a column: thumbnail, tag with icon, pillar heading, cut lines."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moin_desktop.analysis.charts import ChartData
from moin_desktop.i18n import ngettext
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import thumbnail
from moin_desktop.ui.charts.text import wrap

BADGE = 20
_HEADLINE_LINES = 4
_ICON = 16


class Thumbnail(QWidget):
    """The shape of a finding's chart."""

    def __init__(self, data: ChartData | None, focus: tuple[str, ...]) -> None:
        super().__init__()
        self._data, self._focus = data, focus
        self.setMinimumSize(60, 54)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(160, 58)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._data is not None:
            thumbnail.paint(QPainter(self), QRectF(self.rect()), self._data, theme.tokens(), self._focus)


class Tag(QWidget):
    """A small icon and a word in one colour of the theme, asked for when painted."""

    def __init__(self, icon: str, text: str, colour: Callable[[], QColor]) -> None:
        super().__init__()
        self._icon, self._text, self._colour = icon, text, colour
        self.setFont(fonts.sans(13, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(_ICON + 6 + metrics.horizontalAdvance(self._text) + 1, max(_ICON, metrics.height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        icons.paint(painter, self._icon, QRectF(0, middle - _ICON / 2, _ICON, _ICON), self._colour())
        painter.setPen(self._colour())
        painter.setFont(self.font())
        rest = self.rect().adjusted(_ICON + 6, 0, 0, 0)
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), self._text)


class CutLines(QWidget):
    """A few lines of text, cut at a word where there is more; the whole text is in the tooltip then."""

    def __init__(self, text: str, most: int, px: float = 12.5) -> None:
        super().__init__()
        self._text, self._most = text, most
        self.setFont(fonts.sans(px))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def lines(self, width: int) -> tuple[str, ...]:
        """The lines as they are shown in this width."""
        return wrap(self._text, self.font(), width, self._most, balanced=False)

    def sizeHint(self) -> QSize:
        wanted = QFontMetrics(self.font()).horizontalAdvance(self._text) + 2
        return QSize(min(wanted, self.maximumWidth()), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pitch = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(pitch * max(1, len(self.lines(self.width()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.tokens().ink2)
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        shown = self.lines(self.width())
        self.setToolTip(self._text if " ".join(shown) != " ".join(self._text.split()) else "")
        for at, line in enumerate(shown):
            painter.drawText(QPointF(0, at * metrics.lineSpacing() + metrics.ascent()), line)


class Headline(QWidget):
    """A claim in serif, its lines of about the same length; as high as its width asks for."""

    def __init__(self, text: str, px: float = 18) -> None:
        super().__init__()
        self._text, self._pitch = text, px * 1.36
        self.setFont(fonts.serif(px, 600))
        self.setAccessibleName(text)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()

    def _lines(self) -> tuple[str, ...]:
        return wrap(self._text, self.font(), max(40, self.width()), _HEADLINE_LINES)

    def _fit(self) -> None:
        self.setFixedHeight(round(self._pitch * max(1, len(self._lines()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.tokens().ink)
        painter.setFont(self.font())
        top = painter.fontMetrics().ascent()
        for at, line in enumerate(self._lines()):
            painter.drawText(QPointF(0, at * self._pitch + top), line)


def paint_badge(painter: QPainter, at: QPointF, pillar: Pillar, side: float = BADGE) -> None:
    """The square with a pillar's letter; its word always stands beside it."""
    tokens = theme.tokens()
    square = QRectF(at.x(), at.y(), side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.hue(pillar.hue))
    painter.drawRoundedRect(square, 5, 5)
    painter.setPen(tokens.on_accent)
    painter.setFont(fonts.sans(12.5, 700))
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), pillar.letter)


class PillarHead(QWidget):
    """Badge, word and number of findings, in the pillar's hue."""

    def __init__(self, pillar: Pillar) -> None:
        super().__init__()
        self._pillar, self._count = pillar, 0
        self.setFixedHeight(26)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many findings there are."""
        self._count = count
        told = ngettext("{pillar}, {n} finding. {question}", "{pillar}, {n} findings. {question}", count)
        self.setAccessibleName(told.format(pillar=self._pillar.name, n=count, question=self._pillar.guide).strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = theme.tokens()
        paint_badge(painter, QPointF(0, 3), self._pillar)
        painter.setFont(fonts.sans(14.5, 600))
        painter.setPen(tokens.hue(self._pillar.hue) if self._pillar.code else tokens.ink2)
        word = QRect(BADGE + 8, 0, self.width() - BADGE - 40, self.height())
        shown = painter.fontMetrics().elidedText(self._pillar.name, Qt.TextElideMode.ElideRight, word.width())
        self.setToolTip(self._pillar.name if shown != self._pillar.name else "")
        painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(tokens.ink2)
        painter.setFont(fonts.sans(14, 500, tabular=True))
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(self._count)
        )


class Slot(QWidget):
    """The dashed place in a column that holds nothing yet, or where a card in the hand would go."""

    def __init__(self, words: str, height: int = 84, coming: bool = False) -> None:
        super().__init__()
        self._coming = coming
        self.setFixedHeight(height)
        self.setFont(fonts.sans(13))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        pen = QPen(tokens.accent if self._coming else tokens.ctx_soft, 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([6, 4])
        painter.setPen(pen)
        painter.setBrush(tokens.accent_wash if self._coming else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.setPen(tokens.ink2)
        painter.setFont(self.font())
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(14, 8, -14, -8), flags, self.accessibleName())
