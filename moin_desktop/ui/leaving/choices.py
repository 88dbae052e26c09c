"""What a picture is to be: kind of file, form and colours, chosen in three rows wherever pictures are made."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, theme
from moin_desktop.ui.leaving.formats import Format
from moin_desktop.ui.leaving.sheets import Shape
from moin_desktop.ui.theme import Scheme


class Choices(QWidget):
    """Format, shape and colours."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = controls.column(self, 4)
        self.formats = _segments(
            page, _("Kind of file"), ((Format.PNG, "PNG"), (Format.SVG, "SVG"), (Format.PDF, "PDF"))
        )
        self.shapes = _segments(
            page,
            _("Form"),
            ((Shape.SLIDE, _("Slide 16:9")), (Shape.SQUARE, _("Square")), (Shape.SCREEN, _("As it is"))),
        )
        self.colours = _segments(page, _("Colours"), ((Scheme.LIGHT, _("Light")), (Scheme.DARK, _("Dark"))))
        self.formats.button(Format.PNG).setToolTip(_("For slides, messages and documents: three times the resolution"))
        self.formats.button(Format.SVG).setToolTip(_("For designers: every letter is a shape, no font is needed"))
        self.formats.button(Format.PDF).setToolTip(_("For print: sharp at any size, its fonts inside"))
        self.formats.set_current(Format.PNG)
        self.shapes.set_current(Shape.SLIDE)
        self.colours.set_current(Scheme.DARK if theme.is_dark() else Scheme.LIGHT)
        for row in (self.formats, self.shapes, self.colours):
            row.chosen.connect(self.changed)

    @property
    def format(self) -> Format:
        """The kind of file chosen."""
        return Format(self.formats.current)

    @property
    def shape(self) -> Shape:
        """The form chosen."""
        return Shape(self.shapes.current)

    @property
    def scheme(self) -> Scheme:
        """The colours chosen."""
        return Scheme(self.colours.current)


def _segments(page: QVBoxLayout, name: str, items: Sequence[tuple[str, str]]) -> controls.Segments:
    page.addWidget(controls.label(name, 12.5, 500, "ink2"))
    made = controls.Segments([(str(key), text, "") for key, text in items], name)
    page.addWidget(made)
    page.addSpacing(6)
    return made
