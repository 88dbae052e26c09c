"""Which colour a bar of a native chart has, the same in a workbook and on a slide."""

from collections.abc import Sequence

from moin_desktop.analysis.poles import is_two_sided, opposes
from moin_desktop.exporting.book import colours


def shade(option: str, focus: Sequence[str]) -> str:
    """The colour of a bar: soft where the focus is on others."""
    tokens = colours()
    return str(tokens["data"] if not focus or option in focus else tokens["data_soft"])


def steps(count: int) -> list[str]:
    """Colours of an ordered scale, soft to strong; the ramp's first two are too close to white."""
    usable: list[str] = colours()["ramp"][2:]
    return [usable[round(at * (len(usable) - 1) / (count - 1))] if count > 1 else usable[-2] for at in range(count)]


def scale(names: Sequence[str]) -> list[str]:
    """The colours of a grid's answers: two-sided where the scale is, else the ramp."""
    if not is_two_sided(names):
        return steps(len(names))
    five: list[str] = colours()["agreement"]
    picked = {3: [0, 2, 4], 4: [0, 1, 3, 4]}.get(len(names))
    shades = (
        [five[i] for i in picked] if picked else [_between(five, at * 4 / (len(names) - 1)) for at in range(len(names))]
    )
    return shades if opposes(names[0].casefold(), names[-1].casefold()) else shades[::-1]


def heat(share: float) -> str:
    """A place on the ramp for a cell, 0 to 1; between its steps as well."""
    ramp: list[str] = colours()["ramp"]
    return _between(ramp, min(1.0, max(0.0, share)) * (len(ramp) - 1))


def _between(shades: Sequence[str], at: float) -> str:
    low = min(len(shades) - 2, int(at))
    pairs = zip(_rgb(shades[low]), _rgb(shades[low + 1]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * (at - low)):02X}" for a, b in pairs)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def text_on(ground: str) -> str:
    """White or ink, whichever is stronger on this ground (WCAG 2 relative luminance)."""
    parts = [part / 255 for part in _rgb(ground)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#FFFFFF" if 1.05 / (light + 0.05) > (light + 0.05) / 0.062 else str(colours()["ink"])
