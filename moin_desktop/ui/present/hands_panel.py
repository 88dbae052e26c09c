"""The console's box while hands are counted: the question, a number for each answer, people and place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.present.hands import Counting, toggle
from moin_desktop.ui.present.hands_fields import Keeper, NumberField, NumberFields


class HandsPanel(QWidget):
    """Counts hands, answer by answer."""

    def __init__(self, counting: Counting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counting = counting
        self._build()
        self._connect()
        self._refill()

    def _build(self) -> None:
        page = controls.column(self, 8)
        top = controls.row(spacing=10)
        top.addWidget(controls.label(_("Show of hands"), 14, 600))
        self.way = controls.Segments(
            (("slide", _("This question"), ""), ("new", _("A new question"), "")), _("What is asked")
        )
        top.addWidget(self.way)
        top.addStretch(1)
        self.total = controls.label("", 12.5, 500, "ink2")
        top.addWidget(self.total)
        page.addLayout(top)
        asking = controls.row(spacing=8)
        self.text = _line(_("Question to the room"), _("What is asked"))
        self.answers = _line(_("Answers, with commas between"), _("Yes, No"))
        asking.addWidget(self.text, 3)
        asking.addWidget(self.answers, 2)
        page.addLayout(asking)
        self._place_for_fields = controls.column()
        page.addLayout(self._place_for_fields)
        self.trouble = controls.label("", 12.5, 500, "warn")
        page.addWidget(self.trouble)
        page.addLayout(self._foot())
        self._keeper = Keeper(self)
        for line in (self.text, self.answers, self.place):
            line.installEventFilter(self._keeper)

    def _foot(self) -> QHBoxLayout:
        foot = controls.row(spacing=8)
        said = controls.label(_("People in the room"), 13)
        self.present = NumberField(_("People in the room"))
        self.present.setPlaceholderText(_("not counted"))
        self.present.setFixedWidth(96)
        self.place = _line(_("Place"), _("Place, such as Room 2"))
        self.place.setMaximumWidth(220)
        self.keep = controls.button(_("Keep the count"), "primary", "check")
        self.done = controls.button(_("Done  G"), name=_("Done"))
        for part in (said, self.present, self.place):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.keep)
        return foot

    def _connect(self) -> None:
        counting = self.counting
        self.way.chosen.connect(self._on_way)
        self._keeper.entered.connect(self._on_entered)
        self.text.editingFinished.connect(self._on_asked)
        self.answers.editingFinished.connect(self._on_asked)
        self.present.textEdited.connect(self._on_present)
        self.present.entered.connect(counting.keep)
        self.place.textEdited.connect(counting.set_place)
        self.keep.clicked.connect(counting.keep)
        self.done.clicked.connect(self._on_done)
        counting.changed.connect(self._refresh)
        counting.asked.connect(self._refill)

    def _on_done(self) -> None:
        toggle(self.counting.session)

    def _on_way(self, way: str) -> None:
        if way == "slide":
            self.counting.ask_slide()
        elif not self.counting.is_own:
            self.counting.ask_new("", [])
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.selectAll()

    def _on_entered(self) -> None:
        self._on_asked()
        self.fields.focus_first()

    def _on_asked(self) -> None:
        counting = self.counting
        wanted = [one.strip() for one in self.answers.text().split(",") if one.strip()]
        if not counting.is_own:
            return
        if wanted and tuple(wanted) != counting.entry.labels:
            counting.ask_new(self.text.text(), wanted)
        elif self.text.text().strip() and self.text.text().strip() != counting.text:
            counting.rename(self.text.text())

    def _on_present(self, text: str) -> None:
        self.counting.set_present(int(text) if text.isdigit() else None)

    def _refill(self) -> None:
        """Other answers have other fields."""
        controls.clear(self._place_for_fields)
        self.fields = NumberFields(self.counting.entry, _("Hands for {answer}"), counting=True)
        self.fields.entered.connect(self.counting.keep)
        self._place_for_fields.addWidget(self.fields)
        self.answers.setText(", ".join(self.counting.entry.labels))
        self.text.setText(self.counting.text)
        self._refresh()

    def _refresh(self) -> None:
        counting = self.counting
        self.way.set_current("new" if counting.is_own else "slide")
        self.way.button("slide").setEnabled(bool(counting.marks))
        self.text.setVisible(counting.is_own)
        self.answers.setVisible(counting.is_own)
        said = str(counting.present or "")
        if self.present.text() != said:
            self.present.setText(said)
        if self.place.text() != counting.place:
            self.place.setText(counting.place)
        self.total.setText(counting.summary)
        self.keep.setEnabled(counting.entry.is_typed and not counting.trouble)
        self.trouble.setText(counting.trouble)
        self.trouble.setVisible(bool(counting.trouble))


def _line(name: str, placeholder: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setFont(fonts.sans(14))
    made.setMinimumHeight(36)
    return made
