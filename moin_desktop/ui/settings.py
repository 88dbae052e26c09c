"""What the window remembers between runs: colours, its size, the projects opened last."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from moin_desktop.paths import settings_folder
from moin_desktop.ui.theme import Scheme

RECENT = 5


@dataclass
class Settings:
    """The settings of one person; kept as readable JSON, and never worth an error when they cannot be."""

    scheme: str = Scheme.SYSTEM.value
    recent: list[str] = field(default_factory=list)
    """Projects, the last one first."""
    geometry: str = ""
    """Size and place of the window, as Qt saves it, in hexadecimal."""
    projects_folder: str = ""
    """Where new projects are put; empty for Documents/MOIN Desktop."""
    reduced_motion: bool = False
    """Charts change at once, whatever the system says."""
    reopen: bool = False
    """Whether a project was open last, also when the program did not end by itself."""
    name: str = ""
    """Who works here: written beside every step, note, code and finding."""
    name_asked: bool = False
    """Whether the name was asked for; once is enough."""

    @classmethod
    def load(cls) -> "Settings":
        """The settings as they were saved; defaults where they are missing or damaged."""
        try:
            raw = json.loads(_file().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        plain = cls()
        if isinstance(raw, dict):
            for name, value in asdict(plain).items():
                if type(raw.get(name)) is type(value):
                    setattr(plain, name, raw[name])
        plain.recent = [entry for entry in plain.recent if isinstance(entry, str)][:RECENT]
        if plain.scheme not in set(Scheme):
            plain.scheme = Scheme.SYSTEM.value
        return plain

    def save(self) -> None:
        """Keep the settings; a full or locked disk is no reason to trouble anyone."""
        file = _file()
        unfinished = file.with_suffix(f".{os.getpid()}.new")
        try:
            unfinished.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
            unfinished.replace(file)
        except OSError:
            unfinished.unlink(missing_ok=True)

    def remember(self, project: Path) -> None:
        """Put a project at the head of the list."""
        entry = str(project.absolute())
        self.recent = [entry, *(other for other in self.recent if other != entry)][:RECENT]
        self.save()

    def forget(self, project: Path) -> None:
        """Take a project off the list, because it is gone."""
        self.recent = [other for other in self.recent if other != str(project.absolute())]
        self.save()

    @property
    def recent_there(self) -> tuple[Path, ...]:
        """The projects opened last that still exist, the last one first."""
        return tuple(path for path in map(Path, self.recent) if path.is_file())

    @property
    def folder(self) -> Path:
        """The folder for new projects; made when missing."""
        if self.projects_folder:
            folder = Path(self.projects_folder)
        else:
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            folder = Path(documents or Path.home()) / "MOIN Desktop"
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def _file() -> Path:
    return settings_folder() / "settings.json"
