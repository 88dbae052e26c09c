"""Whether anything moves: not where the person, or the system for them, asked for less motion."""

import os
import sys

from PySide6.QtWidgets import QApplication

FILTER_MS = 420
SELECTION_MS = 120


class _State:
    allowed = False


def allow(wanted: bool) -> None:
    """Let charts move, unless the system asks for less motion; the window says so once it is there."""
    _State.allowed = wanted and not system_reduced()


def is_allowed() -> bool:
    """Whether charts move between two states."""
    return _State.allowed


def system_reduced() -> bool:
    """Whether the system asks for less motion, as far as it can be asked."""
    if sys.platform == "win32":
        return not _windows_animates()
    if sys.platform == "darwin":
        from PySide6.QtCore import QSettings

        return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", False))
    return _portal_reduced() or _style_still()


def _style_still() -> bool:
    """Desktops of KDE turn the duration of every animation to 0; a style without a desktop says nothing."""
    if "kde" not in _desktop():
        return False
    from PySide6.QtWidgets import QStyle

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def _desktop() -> str:
    return os.environ.get("XDG_CURRENT_DESKTOP", "").casefold()


def _windows_animates() -> bool:
    """Windows: "Show animations in Windows" (SPI_GETCLIENTAREAANIMATION, 0x1042)."""
    import ctypes

    on = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009  # only Windows has it
    user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(on), 0)
    return bool(on.value)


def _portal_reduced() -> bool:
    """Linux: what the desktop's settings portal says of animations; GNOME's switch is one of them."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    portal = QDBusInterface(
        "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", bus
    )
    portal.setTimeout(200)
    said = portal.call("ReadOne", "org.gnome.desktop.interface", "enable-animations")
    found = said.arguments() if said.type() is QDBusMessage.MessageType.ReplyMessage else []
    value = found[0].variant() if found and hasattr(found[0], "variant") else found[0] if found else True
    return value is False
