"""A newer export of the survey: what differs, and whether it takes the place of the answers or stands beside them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.again import looking
from moin_desktop.models.again.looking import Look
from moin_desktop.ui import controls
from moin_desktop.ui.data.taking import take
from moin_desktop.ui.export.sheet_check import SheetCheck
from moin_desktop.ui.workspace import Workspace


class AgainPanel(QFrame):
    """The right side of the Data place while a file waits that has the questions of a survey that is there."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reading: Reading | None = None
        self._look: Look | None = None
        self._open = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setAccessibleName(_("Import again"))
        page = controls.column(self, 8, (20, 14, 20, 20))
        page.addLayout(self._head())
        self._title = controls.label(px=21, weight=600, serif=True, wrap=True)
        page.addWidget(self._title)
        self._about = controls.label(px=13.5, tone="ink2", wrap=True)
        page.addWidget(self._about)
        page.addSpacing(4)
        inside = QWidget()
        self._told = controls.column(inside, 10, (0, 0, 8, 0))
        self._area = controls.scroll(inside, _("What differs"))
        page.addWidget(self._area, 1)
        page.addSpacing(4)
        self._rule = controls.line()
        page.addWidget(self._rule)
        page.addSpacing(4)
        self.take = controls.button(_("Take the newer answers"), "primary")
        self._stays = controls.label(
            _("Corrections, notes, themes and findings stay. Undo brings the earlier answers back."),
            12.5,
            tone="ink2",
            wrap=True,
        )
        self.keep = controls.button("")
        self.carry = SheetCheck(_("Carry over names, merges and order"))
        self.cancel = controls.button("")
        for part in (self.take, self._stays, self.keep, self.carry, self.cancel):
            page.addWidget(part)

    def _head(self) -> QHBoxLayout:
        head = controls.row()
        self._kind = controls.label(px=13.5, weight=600)
        head.addWidget(self._kind, 1)
        self.close_button = controls.icon_button("close", _("Close the panel"))
        head.addWidget(self.close_button)
        return head

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self._on_keep)
        for button in (self.cancel, self.close_button):
            button.clicked.connect(self.close_down)
        self._workspace.project_changed.connect(self.close_down)
        self._workspace.survey_changed.connect(self._on_survey_changed)

    # What is shown

    def begin(self, reading: Reading, look: Look) -> None:
        """Show what a file is to the survey it was compared with."""
        self._reading, self._look, self._open = reading, look, True
        newer, differs = look.difference is not None, bool(look.difference)
        self._kind.setText(_("Import again") if newer else _("A further survey"))
        self._title.setText(_title(look))
        self._about.setText(_about(reading, look))
        self._tell((*look.sentences, look.told_apart) if newer else ())
        self.take.setVisible(differs)
        self._stays.setVisible(differs)
        self.keep.setVisible(differs or not newer)
        self.keep.set_text(_("Keep both as surveys") if newer else _("Add as a survey"))
        self.keep.set_look("" if newer else "primary")
        self.carry.setVisible(bool(look.fitting) and (differs or not newer))
        self.carry.setChecked(True)
        n = look.fitting
        told = ngettext("{n} correction from “{survey}”", "{n} corrections from “{survey}”", n)
        self.carry.set_about(told.format(n=number_text(n), survey=look.name))
        self.cancel.set_text(_("Cancel") if differs or not newer else _("Close"))

    def first_focus(self) -> QWidget:
        """The button that is most likely wanted."""
        return next(b for b in (self.take, self.keep, self.cancel) if not b.isHidden())

    def _tell(self, sentences: tuple[str, ...]) -> None:
        controls.clear(self._told)
        for n, sentence in enumerate(sentences):
            last = n == len(sentences) - 1 and n > 0
            self._told.addWidget(controls.label(sentence, 12.5 if last else 14, tone="ink2" if last else "", wrap=True))
        self._told.addStretch()
        self._area.verticalScrollBar().setValue(0)

    def _tell_left_behind(self, name: str, sentences: tuple[str, ...]) -> None:
        """What could not be carried over into a survey just added; it is told until the next step."""
        n = len(sentences)
        told = ngettext("{n} thing could not be carried over:", "{n} things could not be carried over:", n)
        more = _("The others were. Undo takes the survey out again.")
        self._tell_afterwards(
            _("“{name}” was added").format(name=name), told.format(n=number_text(n)), (*sentences, more)
        )

    def tell_unfit(self, title: str, sentences: tuple[str, ...]) -> None:
        """What no longer fits the answers just taken; it is told until the next step."""
        self._kind.setText(_("Read again"))
        n = len(sentences)
        told = ngettext("{n} thing no longer fits:", "{n} things no longer fit:", n)
        more = _("All else stayed. Undo brings the earlier answers back.")
        self._tell_afterwards(title, told.format(n=number_text(n)), (*sentences, more))

    def _tell_afterwards(self, title: str, about: str, sentences: tuple[str, ...]) -> None:
        self._reading = None
        self._open = True
        self._title.setText(title)
        self._about.setText(about)
        self._tell(sentences)
        for part in (self.take, self._stays, self.keep, self.carry):
            part.hide()
        self.cancel.set_text(_("Close"))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done

    def close_down(self) -> None:
        """Let the file go."""
        if self._open:
            self._reading = self._look = None
            self._open = False
            self.closed.emit()

    def _on_survey_changed(self) -> None:
        if self._reading is None or not self._workspace.has_survey:
            self.close_down()

    def _on_take(self) -> None:
        reading, look = self._reading, self._look
        if reading is None or look is None:
            return
        done = partial(self._on_taken, look, reading.source.name)
        take(self._workspace, look.survey, reading, _("Take newer answers"), done)

    def _on_taken(self, look: Look, file: str, left: tuple[str, ...]) -> None:
        self._show(look.survey)
        told = _("“{name}” holds the newer answers of {file}").format(name=look.name, file=file)
        if left:
            self.tell_unfit(told, left)
        else:
            self.close_down()
        self._workspace.tell(told, _("Undo"), self._workspace.undo)

    def _on_keep(self) -> None:
        reading, look = self._reading, self._look
        if reading is None or look is None:
            return
        like = look.survey if look.fitting and self.carry.isChecked() else ""
        label = _("Import {name}").format(name=reading.source.name)
        added = self._workspace.do(label, looking.add, reading, like)
        if added is None:
            return
        survey, left_behind = added
        self._show(survey)
        if left_behind:
            self._tell_left_behind(reading.source.name, left_behind)
            return
        self.close_down()
        told = _("{name} was added, put right as “{survey}” was") if like else _("{name} was added as a survey")
        told = told.format(name=reading.source.name, survey=look.name)
        self._workspace.tell(told, _("Undo"), self._workspace.undo)

    def _show(self, survey: str) -> None:
        if not self._workspace.has_survey or self._workspace.survey.id != survey:
            self._workspace.show_survey(survey)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_down()
        else:
            super().keyPressEvent(event)


def _title(look: Look) -> str:
    if look.difference is None:
        return _("The same questions as in “{survey}”").format(survey=look.name)
    if not look.difference:
        return _("The file holds the same answers")
    return _("A newer export of “{survey}”").format(survey=look.name)


def _about(reading: Reading, look: Look) -> str:
    responses = partial(ngettext, "{n} response", "{n} responses")
    found = look.difference
    if found is None:
        told = ngettext(
            "{file}: {n} of its questions is asked there too.",
            "{file}: {n} of its questions are asked there too.",
            look.shared,
        )
        return told.format(file=reading.source.name, n=number_text(look.shared))
    now = responses(found.now).format(n=number_text(found.now))
    if found.before == found.now:
        return _("{file}: {now}, as many as before.").format(file=reading.source.name, now=now)
    return _("{file}: {now}, {before} so far.").format(
        file=reading.source.name, now=now, before=number_text(found.before)
    )
