"""Where the built program starts: put the environment right, then go on as from source."""

import multiprocessing
import os
import sys

APT_LINE = (
    "apt-get install libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)


def restore_environment() -> None:
    """Give child programs (a viewer, a file manager) the system's libraries and Qt plugins again, not ours.

    PyInstaller points LD_LIBRARY_PATH and QT_PLUGIN_PATH into our folder and keeps the old library path beside it. Our
    libraries are already found by then, and the Qt of the wheel knows the place of its own plugins.
    """
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        if os.environ.get(name, "").startswith(getattr(sys, "_MEIPASS", "\0")):
            del os.environ[name]
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    elif sys.platform.startswith("linux"):
        os.environ.pop("LD_LIBRARY_PATH", None)


def start() -> int:
    """Run the program; a missing system library is told in two lines instead of a traceback."""
    multiprocessing.freeze_support()
    restore_environment()
    # Imported late: only after the environment is right.
    try:
        from moin_desktop.__main__ import main

        return main()
    except ImportError as error:
        if ".so" not in str(error):
            raise
        sys.stderr.write(f"error: {error}\nhint: On Debian and Ubuntu: {APT_LINE}\n")
        return 1


if __name__ == "__main__":
    sys.exit(start())
