"""The chart as it is worked with: by mouse, by keys, by name."""

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.charts import ChartData
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.charts.view import ChartView
from tests.ui.chartdata import CHALLENGES, chart, grid, histogram

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Seen:
    """A chart in a window, and what it told."""

    def __init__(self, qtbot: QtBot, data: ChartData) -> None:
        self.view = ChartView()
        qtbot.addWidget(self.view)
        self.chosen: list[tuple[str, bool]] = []
        self.sets: list[tuple[str, ...]] = []
        self.activated: list[str] = []
        self.headlines: list[str] = []
        self.cleared = 0
        self.view.chosen.connect(self._on_chosen)
        self.view.chose.connect(self.sets.append)
        self.view.activated.connect(self.activated.append)
        self.view.headline_typed.connect(self.headlines.append)
        self.view.cleared.connect(self._on_cleared)
        self.view.resize(912, 838)
        self.view.show_plan(Plan(data))
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def _on_chosen(self, option: str, adding: bool) -> None:
        self.chosen.append((option, adding))

    def _on_cleared(self) -> None:
        self.cleared += 1

    @property
    def ground(self) -> QWidget:
        ground = self.view.handles[0].parentWidget()
        assert ground is not None
        return ground

    def click(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.ground, LEFT, modifiers, place)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)


@pytest.fixture
def seen(dressed: None, qtbot: QtBot) -> Seen:
    return Seen(qtbot, chart())


def test_every_bar_is_named_where_it_lies(seen: Seen) -> None:
    handles = seen.view.handles
    layout = seen.view.layout_now
    assert layout is not None
    assert [h.accessibleName() for h in handles][:2] == [
        "Building skills and capabilities, 55%, 29 of 53",
        "Working across departments and breaking silos, 53%, 28 of 53",
    ]
    assert len(handles) == len(CHALLENGES)
    for handle, box in zip(handles, layout.marks, strict=True):
        assert handle.isVisible()
        assert handle.geometry().contains(box.bar.center().toPoint())
        assert handle.height() >= 24
    assert seen.view.accessibleName() == "Most challenging parts"
    assert seen.view.accessibleDescription() == "Most challenging parts: Building skills and capabilities 55%."


def test_a_click_chooses_with_ctrl_adds_and_with_shift_takes_all_between(seen: Seen) -> None:
    handles = seen.view.handles
    seen.click(handles[2].geometry().center())
    seen.click(handles[4].geometry().center(), Qt.KeyboardModifier.ControlModifier)
    seen.click(handles[7].geometry().center(), Qt.KeyboardModifier.ShiftModifier)
    assert seen.chosen == [("o3", False), ("o5", True)]
    assert seen.sets == [("o5", "o6", "o7", "o8")]
    assert QApplication.focusWidget() is handles[7]


def drag(view: ChartView, start: QPointF, stop: QPointF, held: Qt.KeyboardModifier = NONE) -> None:
    handle = view.handles[0].parentWidget()
    assert handle is not None
    QTest.mousePress(handle, LEFT, held, start.toPoint())
    QTest.mouseMove(handle, QLineF(start, stop).center().toPoint())
    QTest.mouseMove(handle, stop.toPoint())
    QTest.mouseRelease(handle, LEFT, held, stop.toPoint())


def test_a_frame_chooses_the_rows_it_touches(seen: Seen) -> None:
    layout = seen.view.layout_now
    assert layout is not None
    second, fourth = layout.marks[1].row, layout.marks[3].row
    drag(seen.view, QPointF(second.right() - 20, second.center().y()), QPointF(fourth.left() + 90, fourth.center().y()))
    assert seen.sets == [("o2", "o3", "o4")]


def test_all_are_chosen_with_a_key(seen: Seen) -> None:
    seen.view.setFocus(Qt.FocusReason.TabFocusReason)
    seen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert seen.sets == [tuple(f"o{at + 1}" for at in range(len(CHALLENGES)))]


def test_a_click_on_empty_ground_clears(seen: Seen) -> None:
    seen.click(QPoint(400, 825))
    assert seen.cleared == 1
    assert seen.chosen == []


def test_arrows_choose_one_after_the_other(seen: Seen) -> None:
    seen.view.setFocus(Qt.FocusReason.TabFocusReason)
    seen.key(Qt.Key.Key_Down)
    seen.key(Qt.Key.Key_Down)
    seen.key(Qt.Key.Key_End)
    seen.key(Qt.Key.Key_Down)
    seen.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    seen.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    seen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [option for option, _adding in seen.chosen] == ["o1", "o2", "o10"]
    assert seen.sets == [("o9", "o10"), ("o8", "o9", "o10"), ("o9", "o10")]
    seen.key(Qt.Key.Key_Return)
    assert seen.activated == ["o9"]


def test_tab_stops_at_one_bar_only(seen: Seen) -> None:
    stops = [h for h in seen.view.handles if h.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    seen.view.step(Qt.Key.Key_Down)
    seen.view.step(Qt.Key.Key_Down)
    stops = [h for h in seen.view.handles if h.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [h.key for h in stops] == [seen.view.current]


def test_a_screen_reader_presses_a_bar(seen: Seen) -> None:
    seen.view.handles[3].click()
    assert seen.chosen == [("o4", False)]


def test_the_headline_is_typed_in_its_place(seen: Seen) -> None:
    layout = seen.view.layout_now
    assert layout is not None
    QTest.mouseDClick(seen.ground, LEFT, NONE, layout.headline_rect.center().toPoint())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.placeholderText() == "Most challenging parts"
    assert abs(editor.geometry().left() - layout.headline_rect.left()) <= 2
    QTest.keyClicks(editor, "Skills and silos lead the list")
    seen.key(Qt.Key.Key_Return)
    assert seen.headlines == ["Skills and silos lead the list"]
    assert not editor.isVisible()


def test_typing_on_the_headline_begins_it_and_escape_gives_up(seen: Seen) -> None:
    layout = seen.view.layout_now
    assert layout is not None
    seen.click(layout.headline_rect.center().toPoint())
    seen.key(Qt.Key.Key_S)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "s"
    seen.key(Qt.Key.Key_Escape)
    assert seen.headlines == []
    seen.view.edit_headline()
    seen.key(Qt.Key.Key_Return)
    assert seen.headlines == []


def test_hover_is_told_and_says_what_has_no_label(dressed: None, qtbot: QtBot) -> None:
    seen = Seen(qtbot, histogram())
    told: list[str] = []
    seen.view.hovered.connect(told.append)
    layout = seen.view.layout_now
    assert layout is not None
    QTest.mouseMove(seen.ground, layout.marks[3].row.center().toPoint())
    qtbot.waitUntil(lambda: told == ["o4"])
    QTest.mouseMove(seen.ground, QPoint(5, 5))
    qtbot.waitUntil(lambda: told == ["o4", ""])


def test_long_charts_scroll_by_wheel_and_follow_the_keys(dressed: None, qtbot: QtBot) -> None:
    seen = Seen(qtbot, chart(tuple((f"Answer {i}", 40 - i) for i in range(40))))
    bar = seen.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    place = QPointF(300, 300)
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(seen.ground, wheel)
    assert bar.value() > 0
    seen.view.setFocus(Qt.FocusReason.TabFocusReason)
    seen.key(Qt.Key.Key_End)
    assert bar.value() > bar.maximum() * 0.8


def test_a_grid_goes_by_rows_and_by_parts(dressed: None, qtbot: QtBot) -> None:
    seen = Seen(qtbot, grid())
    seen.view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        seen.key(key)
    assert seen.view.current == "1:o1"
    assert seen.chosen[-2:] == [("item1:o2", False), ("item1:o1", False)]


def test_one_part_of_a_grid_is_chosen_not_its_column(dressed: None, qtbot: QtBot) -> None:
    seen = Seen(qtbot, grid())
    seen.view.show_plan(Plan(grid()), ("item2:o2",))
    told = [h.accessibleDescription() for h in seen.view.handles]
    assert [i for i, words in enumerate(told) if "Chosen" in words] == [11]


def test_something_else_can_stand_in_place_of_the_bars(seen: Seen) -> None:
    body = QWidget()
    seen.view.show_plan(Plan(chart(), "A headline"), body=body)
    assert seen.view.handles == ()
    assert body.isVisible()
    layout = seen.view.layout_now
    assert layout is not None
    assert body.geometry().top() >= layout.subtitle.rect.bottom()
    assert body.geometry().bottom() <= layout.footer.rect.top()
    seen.view.show_plan(Plan(chart(), "A headline"))
    assert not body.isVisible()
    assert seen.view.accessibleName() == "A headline"
