"""Nextcloud Forms: the display name of the user beside the timestamp."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    named = signs.has(words("Submission ID|User ID|User display name|Timestamp"), 4)
    return 0.95 if named >= 2 and signs.has(words("User display name")) else 0.0


NEXTCLOUD = Platform(
    "nextcloud_forms",
    "Nextcloud Forms",
    _score,
    form_data=words("Submission ID|Timestamp"),
    personal=words("User ID|User display name"),
)
