"""Round trip: a workbook of ours that was edited elsewhere, as differences to this project, and those taken in."""

from moin_desktop.models.roundtrip.difference import at_export, difference, difference_of
from moin_desktop.models.roundtrip.edited import Change, Edited, EditedRow, State
from moin_desktop.models.roundtrip.rebuilding import rebuild
from moin_desktop.models.roundtrip.taking import take

__all__ = ["Change", "Edited", "EditedRow", "State", "at_export", "difference", "difference_of", "rebuild", "take"]
