"""Native charts and tables of a slide: made new, or given new numbers where they stand."""

from typing import Any

from moin_desktop.exporting.book import colours
from moin_desktop.exporting.shades import text_on
from moin_desktop.exporting.slides import look
from moin_desktop.exporting.slides.figures import Bars, Cell, Grid, Series

_LABEL, _SMALL_LABEL = 14, 12
_DENSE = 10
"""More bars than this have smaller words."""
_CHAR_INCHES = 0.1
_LEAST_LABELS, _MOST_LABELS = 0.08, 0.36
"""The part of the width that answers take, as on screen."""
_CHART_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_ROW = 0.33
_PLOT_HEIGHT, _BAR = 4.2, 0.42
_FIRST_COLUMN = 0.32
Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def add(slide: Any, drawn: Bars | Grid, box: Box) -> Any:
    """Draw on a slide; the shape that holds it."""
    return _add_chart(slide, drawn, box) if isinstance(drawn, Bars) else _add_table(slide, drawn, box)


def renew(slide: Any, shape: Any, drawn: Bars | Grid) -> Any:
    """Give a chart or table its numbers of now, where and as large as it stands; the shape that holds it then."""
    if isinstance(drawn, Bars) and shape.has_chart and _same_make(shape.chart, drawn):
        shape.chart.replace_data(_data(drawn))
        _dress(shape.chart, drawn, fresh=False)
        return shape
    if isinstance(drawn, Grid) and shape.has_table and _size(shape.table) == (len(drawn.rows), len(drawn.rows[0])):
        _fill(shape.table, drawn)
        return shape
    box = tuple(length / look.EMU for length in (shape.left, shape.top, shape.width, shape.height))
    made = add(slide, drawn, (box[0], box[1], box[2], box[3]))
    shape.element.addprevious(made.element)
    shape.element.getparent().remove(shape.element)
    return made


def _same_make(chart: Any, drawn: Bars) -> bool:
    """Whether a chart can take the numbers as it is: a user may have made columns of bars, but not a stack of one."""
    plots = list(chart.plots)
    stacked = bool(plots) and any(
        one.get("val") == "stacked" for one in look.found(chart.element, ".//c:plotArea/*/c:grouping")
    )
    return len(plots) == 1 and len(plots[0].series) == len(drawn.series) and stacked == drawn.stacked


# Charts


def _add_chart(slide: Any, drawn: Bars, box: Box) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    kind = KIND.COLUMN_CLUSTERED if drawn.columns else KIND.BAR_STACKED if drawn.stacked else KIND.BAR_CLUSTERED
    shape = slide.shapes.add_chart(kind, *(look.inches(length) for length in box), _data(drawn))
    _dress(shape.chart, drawn, fresh=True, width=box[2])
    return shape


def _data(drawn: Bars) -> Any:
    from pptx.chart.data import CategoryChartData

    percent = all(value is None or value <= 1 for one in drawn.series for value in one.values)
    kind: Any = CategoryChartData
    data = kind(number_format="0%" if percent else "General")
    data.categories = drawn.categories
    for one in drawn.series:
        data.add_series(one.name, one.values)
    return data


def _dress(chart: Any, drawn: Bars, *, fresh: bool, width: float = 0) -> None:
    """Our look for a new chart; a chart that may have been restyled keeps all but what belongs to single answers."""
    if fresh:
        _frame(chart, drawn, width)
    chart.value_axis.maximum_scale = drawn.most
    there = look.found(chart.element, ".//c:plotArea/*/c:ser")
    for series, one in zip(there, drawn.series, strict=True):
        single = len(one.fills) > 1 or len(drawn.series) == 1
        if fresh or single:
            _shade(series, one)
        if fresh or single or len(set(one.formats)) > 1:
            _labels(series, one, drawn)


def _frame(chart: Any, drawn: Bars, width: float) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    size = _SMALL_LABEL if len(drawn.categories) * len(drawn.series) > _DENSE or drawn.columns else _LABEL
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.has_legend = drawn.legend
    if drawn.legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = not drawn.columns
    names.has_major_gridlines = values.has_major_gridlines = False
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.visible = False
    values.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = 8 if drawn.columns else _gap(drawn)
    plot.overlap = 100 if drawn.stacked else 0
    _coloured_line(names, colours()["line"])
    if not drawn.columns:
        _room_for_labels(chart, drawn, width)


def _gap(drawn: Bars) -> int:
    """The gap between bars, in percent of a bar, that keeps bars of few answers from being boards."""
    rows = len(drawn.categories) * (1 if drawn.stacked else len(drawn.series))
    return max(50, min(300, round((_PLOT_HEIGHT / rows / _BAR - 1) * 100)))


def _coloured_line(axis: Any, colour: str) -> None:
    line = axis.format.line
    line.fill.solid()

    line.fill.fore_color.rgb = look.rgb(colour)


def _room_for_labels(chart: Any, drawn: Bars, width: float) -> None:
    """A fixed part of the width for the answers, so that their bars start at one line and long ones wrap."""
    longest = max(len(name) for name in drawn.categories)
    share = min(_MOST_LABELS, max(_LEAST_LABELS, (longest + 2) * _CHAR_INCHES / width))
    bottom = 0.12 if drawn.legend else 0.02
    parts = {"x": share, "y": 0.02, "w": 0.98 - share, "h": 0.96 - bottom}
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = "".join(f'<c:{name} val="{part:.3f}"/>' for name, part in parts.items())
    made = _element(f"<c:layout {_CHART_NS}><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>")
    (area,) = look.found(chart.element, "./c:chart/c:plotArea")
    for old in look.found(area, "./c:layout"):
        area.remove(old)
    area.insert(0, made)


def _shade(element: Any, one: Series) -> None:
    """The colour of the series, and of each bar that has another."""
    for old in look.found(element, "./c:dPt | ./c:spPr | ./c:invertIfNegative"):
        element.remove(old)
    whole = one.fills[0] if one.fills else ""
    most_used = max(set(one.fills), key=one.fills.count) if one.fills else whole
    made = [_element(f"<c:spPr {_CHART_NS}>{look.fill_xml(most_used)}</c:spPr>")]
    made.append(_element(f'<c:invertIfNegative {_CHART_NS} val="0"/>'))
    if len(one.fills) == len(one.values):
        for at, fill in enumerate(one.fills):
            if fill != most_used:
                made.append(
                    _element(
                        f'<c:dPt {_CHART_NS}><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
                        f"<c:spPr>{look.fill_xml(fill)}</c:spPr></c:dPt>"
                    )
                )
    _after(element, made, ("tx", "order", "idx"))


def _labels(element: Any, one: Series, drawn: Bars) -> None:
    """A label for each bar: a live number with its count behind, inside a stack in the stronger of white and ink."""
    for old in look.found(element, "./c:dLbls"):
        element.remove(old)
    off = "".join(f'<c:{name} val="0"/>' for name in ("showLegendKey", "showVal", *_NEVER))
    if not one.formats:
        made = _element(f"<c:dLbls {_CHART_NS}>{off}</c:dLbls>")
    else:
        inside = drawn.stacked
        own = "".join(
            f'<c:dLbl><c:idx val="{at}"/>{_label_parts(one, at, inside)}</c:dLbl>'
            for at in range(len(one.values))
            if one.values[at] is not None and (len(set(one.formats)) > 1 or len(set(one.fills)) > 1)
        )
        made = _element(f"<c:dLbls {_CHART_NS}>{own}{_label_parts(one, 0, inside)}</c:dLbls>")
    _after(element, [made], ("dPt", "pictureOptions", "invertIfNegative", "spPr", "tx", "order", "idx"))


_NEVER = ("showCatName", "showSerName", "showPercent", "showBubbleSize")


def _label_parts(one: Series, at: int, inside: bool) -> str:
    from xml.sax.saxutils import quoteattr

    ground = one.fills[at if at < len(one.fills) else 0] if one.fills else ""
    ink = text_on(ground) if inside and ground else colours()["ink"]
    step = inside and len(one.fills) > 1
    place = "inBase" if step else "ctr" if inside else "outEnd"
    letters = f'<a:defRPr b="1">{look.fill_xml(ink)}</a:defRPr>'
    return (
        f'<c:numFmt formatCode={quoteattr(one.formats[at])} sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr><a:endParaRPr lang="en-GB"/></a:p>'
        f'</c:txPr><c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        + "".join(f'<c:{name} val="0"/>' for name in _NEVER)
    )


def _after(element: Any, made: list[Any], names: tuple[str, ...]) -> None:
    """Put elements in behind the last child of one of these names; the schema asks for an order."""
    there = [child for name in names for child in look.found(element, f"./c:{name}")]
    place = max((element.index(child) for child in there), default=-1) + 1
    for at, one in enumerate(made):
        element.insert(place + at, one)


def _element(xml: str) -> Any:
    from pptx.oxml import parse_xml

    return parse_xml(xml)


# Tables


def _add_table(slide: Any, drawn: Grid, box: Box) -> Any:
    left, top, width, height = box
    high = min(height, _ROW * len(drawn.rows))
    sizes = (look.inches(one) for one in (left, top, width, high))
    shape = slide.shapes.add_table(len(drawn.rows), len(drawn.rows[0]), *sizes)
    table = shape.table
    first = width * _FIRST_COLUMN
    for at, column in enumerate(table.columns):
        rest = (width - first) / (len(drawn.rows[0]) - 1) if len(drawn.rows[0]) > 1 else width
        column.width = look.inches(rest if at else first)
    # "No Style, No Grid": a table without the colours of the plain theme.
    for style in look.found(shape.element, ".//a:tableStyleId"):
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    _fill(table, drawn)
    return shape


def _size(table: Any) -> tuple[int, int]:
    return len(table.rows), len(table.columns)


def _fill(table: Any, drawn: Grid) -> None:
    for row, cells in zip(table.rows, drawn.rows, strict=True):
        for at, (place, cell) in enumerate(zip(row.cells, cells, strict=True)):
            _write(place, cell, head=cells is drawn.rows[0], first=at == 0)


def _write(place: Any, cell: Cell, *, head: bool, first: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    tokens = colours()
    fill = cell.fill or (tokens["canvas"] if head else tokens["panel"])
    place.text_frame.text = cell.text
    place.fill.solid()
    place.fill.fore_color.rgb = look.rgb(fill)
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.margin_top = place.margin_bottom = Pt(2)
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if first else PP_ALIGN.CENTER
    paragraph.font.size = Pt(_SMALL_LABEL)
    paragraph.font.bold = head or not first
    paragraph.font.color.rgb = look.rgb(text_on(fill) if cell.fill else tokens["ink"])
