"""What the built program carries: no driver libraries, no desktop dragged along, no library nobody asks for."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "packaging" / "lean.py"


@pytest.fixture(scope="module")
def lean() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lean", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libxcb-cursor.so.0",
        "libicudata.so.73",
        "resources/icons/mark.svg",
    ],
)
def test_what_the_window_needs_is_kept(lean: ModuleType, target: str) -> None:
    assert lean.keep(target)


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/translations/qtbase_ja.qm",
    ],
)
def test_what_only_weighs_is_left_out(lean: ModuleType, target: str) -> None:
    assert not lean.keep(target)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no shared drivers")
@pytest.mark.parametrize("target", ["libstdc++.so.6", "libz.so.1", "libX11.so.6", "libGL.so.1", "libfontconfig.so.1"])
def test_what_drivers_load_too_stays_with_the_system(lean: ModuleType, target: str) -> None:
    assert not lean.keep(target)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("objdump") is None, reason="asks objdump, which is not here"
)
def test_a_library_nobody_asks_for_goes(lean: ModuleType) -> None:
    gui = importlib.util.find_spec("PySide6.QtWidgets")
    assert gui is not None
    assert gui.origin is not None
    libraries = Path(gui.origin).parent / "Qt" / "lib"
    entries = [("PySide6/QtWidgets.abi3.so", gui.origin, "EXTENSION")] + [
        (f"PySide6/Qt/lib/{name}", str(libraries / name), "BINARY")
        for name in ("libQt6Widgets.so.6", "libQt6Gui.so.6", "libQt6Core.so.6", "libQt6Sql.so.6")
    ]
    left = {entry[0].rsplit("/", 1)[-1] for entry in lean.needed(entries)}
    assert left == {"QtWidgets.abi3.so", "libQt6Widgets.so.6", "libQt6Gui.so.6", "libQt6Core.so.6"}
