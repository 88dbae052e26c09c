"""The colours of themes; always beside their name, never alone."""

from PySide6.QtGui import QColor

from moin_desktop.ui import theme


def hue(tint: int) -> QColor:
    """The colour of a theme by its number; quiet for where no theme fits."""
    t = theme.tokens()
    if tint < 0:
        return t.ctx
    routes, organisations, assessment, rewards, sixth = t.pillars[:5]
    of_all = (t.data, routes, assessment, rewards, organisations, sixth)
    return of_all[tint % len(of_all)]


def wash(tint: int) -> QColor:
    """The ground of words marked for a theme, thin enough to read them on it."""
    share = 0.26 if theme.is_dark() else 0.17
    colour, ground = hue(tint), theme.tokens().panel
    pairs = ((colour.red(), ground.red()), (colour.green(), ground.green()), (colour.blue(), ground.blue()))
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))
