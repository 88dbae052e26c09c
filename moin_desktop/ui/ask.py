"""Which file? Asked through one small object, so that tests can answer."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Ask:
    """Asks with the file dialogs of the system."""

    def open_path(self, parent: QWidget, title: str, kinds: str, folder: Path) -> Path | None:
        """A file to open; None when the person changed their mind. ``kinds`` as in "Surveys (*.xlsx *.csv)"."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def save_path(self, parent: QWidget, title: str, kinds: str, proposal: Path) -> Path | None:
        """A file to write; the dialog has asked before an existing one is replaced."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds)
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        """A folder to write into; None when the person changed their mind."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
        return Path(chosen) if chosen else None
