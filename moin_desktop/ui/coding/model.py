"""The answers to be coded as a list, whatever their number; what a line says is worked out when it is asked for."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui.coding.coding import Coding

AnIndex = QModelIndex | QPersistentModelIndex


class AnswersModel(QAbstractListModel):
    """The answers in their order."""

    def __init__(self, coding: Coding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.coding = coding
        self._places: dict[int, int] = {}
        coding.reset.connect(self._on_reset)

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._places = {row: at for at, row in enumerate(self.coding.rows)}
        self.endResetModel()

    def at(self, row: int) -> QModelIndex:
        """Where the answer of a respondent stands; nowhere for one that is not shown."""
        place = self._places.get(row)
        return self.index(place) if place is not None else QModelIndex()

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        coding = self.coding
        if not index.isValid() or index.row() >= len(coding.rows):
            return None
        row = coding.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return coding.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{n}. {words}").format(n=number_text(coding.number(row)), words=coding.words(row))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return themes_text(coding, row)
        return None


def row_of(index: AnIndex) -> int:
    """The row of the survey that a line is about."""
    model = index.model()
    assert isinstance(model, AnswersModel)
    return model.coding.rows[index.row()]


def themes_text(coding: Coding, row: int) -> str:
    """The themes of an answer in words, with the words that say so."""
    said = []
    for id in coding.given(row):
        theme = coding.theme_of(id)
        spans = [m for m in coding.marks(row) if m.theme == id and m.start is not None]
        quoted = [_("“{words}”").format(words=coding.words(row)[m.start : m.stop]) for m in spans]
        said.append(" ".join((theme.name if theme else "", *quoted)))
    return _("; ").join(said) or _("Not coded yet")
