"""The one kind of error that is told to people; everything else is a bug."""


class MoinError(Exception):
    """Known trouble of the user's or the machine's making: one sentence, and one way out.

    Both texts are shown as they are, so they come translated: ``MoinError(_("…"), hint=_("…"))``.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["MoinError"], tuple[str, str]]:
        """Travel whole from the reading process to the window."""
        return type(self), (self.message, self.hint)


class CancelledError(Exception):
    """Raised by a tick when the user has stopped long work; nothing is told, nothing was changed."""
