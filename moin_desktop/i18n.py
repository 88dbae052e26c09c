"""Every text a person reads goes through here, so that it can be translated.

``_`` is called when the text is shown, never at import; ``ngettext`` chooses singular or plural.
"""

import gettext
import os

from moin_desktop.paths import resource

DOMAIN = "moin-desktop"

_translation: gettext.NullTranslations = gettext.NullTranslations()
_languages: tuple[str, ...] = ()


def use_language(*languages: str) -> None:
    """Choose the languages to try, best first; English where none has a catalogue."""
    global _translation, _languages
    _languages = languages
    _translation = gettext.translation(DOMAIN, resource("locale"), list(languages), fallback=True)


def languages_in_use() -> tuple[str, ...]:
    """The languages chosen last, for handing them to another process."""
    return _languages


def use_system_language() -> None:
    """Follow the language the system asks for."""
    asked = next((os.environ[k] for k in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "")
    use_language(*[part.split(".")[0] for part in asked.split(":") if part])


def _(text: str) -> str:
    """The text in the chosen language."""
    return _translation.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The singular or plural text in the chosen language."""
    return _translation.ngettext(one, many, n)
