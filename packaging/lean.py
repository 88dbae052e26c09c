"""What goes into the built program and what stays out."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

Entry = tuple[str, str, str]
"""Where it goes, where it comes from, what kind it is: a line of PyInstaller's table of contents."""

PLUGINS = {
    "platforms": r"qxcb|qwayland|qoffscreen|qminimal\.|qminimal$|qwindows|qcocoa",
    "imageformats": r"qsvg|qjpeg|qico|qicns",
    "iconengines": r"qsvgicon",
    "xcbglintegrations": r".",
    "platformthemes": r"xdgdesktopportal",
    "platforminputcontexts": r"compose|ibus",
    "wayland-shell-integration": r"xdg-shell",
    "wayland-decoration-client": r"adwaita|bradient",
    "wayland-graphics-integration-client": r"egl",
    "printsupport": r"cups",
    "styles": r".",
}
"""Plugin folder → what of it is kept; folders not named are left out (GTK, virtual keyboard, embedded screens)."""

LANGUAGES = r"qtbase_(en|de|fr|es|pt_BR|it|nl|sv|da|fi|nb)"

WITH_THE_SYSTEM = re.compile(
    r"""lib(
        stdc\+\+ | gcc_s | GL | EGL | GLX | GLdispatch | OpenGL | X11 | X11-xcb | Xau | Xdmcp | Xext | Xrender | xcb
      | z | zstd | lzma | fontconfig | freetype | expat | png16 | brotli\w+ | bsd | md | uuid
      | glib-2\.0 | gthread-2\.0 | gobject-2\.0 | gmodule-2\.0 | gio-2\.0 | pcre\w* | mount | blkid | selinux
      | dbus-1 | systemd | cap | gcrypt | gpg-error | lz4
      | gssapi_krb5 | krb5 | krb5support | k5crypto | com_err | keyutils | resolv
      | wayland-(client|cursor|egl) | cups | gnutls | avahi-\w+ | p11-kit | idn2 | unistring | tasn1 | nettle | hogweed
      | gmp
    )\.so""",
    re.VERBOSE,
)
"""Libraries that the desktop's own drivers load too: an older copy of ours would break them."""


def keep(target: str) -> bool:
    """Whether an entry of Qt or of the system belongs into the program."""
    path = target.replace("\\", "/")
    name = path.rsplit("/", 1)[-1]
    plugin = re.search(r"plugins/([^/]+)/", path)
    if plugin and "PySide6/" in path:
        return bool(re.search(PLUGINS.get(plugin[1], r"$^"), name))
    if "PySide6/" in path and "translations/" in path:
        return bool(re.match(LANGUAGES, name))
    if re.search(r"Qt6?(Quick|Qml|VirtualKeyboard|EglFS|Designer|ShaderTools)|opengl32sw", name):
        return False
    return not (sys.platform.startswith("linux") and WITH_THE_SYSTEM.match(name))


def needed(entries: Sequence[Entry]) -> list[Entry]:
    """Without the shared libraries that nothing kept asks for any more, on Linux (asked of objdump)."""
    if not sys.platform.startswith("linux"):
        return list(entries)
    by_name = {Path(entry[0]).name: entry for entry in entries}
    library = re.compile(r"^lib.+\.so(\.|$)")
    # Python loads its modules and Qt its plugins by name; every other library is there because something asks for it.
    wanted = [e for e in entries if not library.match(Path(e[0]).name) or "libpython" in e[0] or "/plugins/" in e[0]]
    kept = {entry[0]: entry for entry in wanted}
    while wanted:
        for name in _asks_for(wanted.pop()[1]):
            entry = by_name.get(name)
            if entry is not None and entry[0] not in kept:
                kept[entry[0]] = entry
                wanted.append(entry)
    return [entry for entry in entries if entry[0] in kept or entry[2] == "SYMLINK"]


def _asks_for(source: str) -> list[str]:
    told = subprocess.run(["objdump", "-p", source], capture_output=True, text=True, check=False)
    return re.findall(r"NEEDED\s+(\S+)", told.stdout)
