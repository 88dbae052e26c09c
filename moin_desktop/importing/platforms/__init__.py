"""Survey platforms: one table of detectors; the surest one names the file."""

from moin_desktop.importing.platforms.google_forms import GOOGLE_FORMS
from moin_desktop.importing.platforms.kobo import KOBO
from moin_desktop.importing.platforms.limesurvey import LIMESURVEY
from moin_desktop.importing.platforms.microsoft_forms import MICROSOFT_FORMS
from moin_desktop.importing.platforms.others import (
    ALCHEMER,
    CITIZEN_SPACE,
    EUSURVEY,
    GENERIC,
    INDICO,
    JISC,
    JOTFORM,
    NEXTCLOUD,
    REDCAP,
    TENCENT,
    UNIPARK,
    WENJUANXING,
)
from moin_desktop.importing.platforms.qualtrics import QUALTRICS
from moin_desktop.importing.platforms.signs import Platform, Signs
from moin_desktop.importing.platforms.surveymonkey import SURVEYMONKEY
from moin_desktop.importing.platforms.typeform import TYPEFORM

__all__ = ["PLATFORMS", "Platform", "Signs", "detect"]

PLATFORMS: tuple[Platform, ...] = (
    MICROSOFT_FORMS,
    GOOGLE_FORMS,
    QUALTRICS,
    SURVEYMONKEY,
    LIMESURVEY,
    KOBO,
    TYPEFORM,
    ALCHEMER,
    REDCAP,
    JOTFORM,
    EUSURVEY,
    CITIZEN_SPACE,
    JISC,
    UNIPARK,
    WENJUANXING,
    TENCENT,
    NEXTCLOUD,
    INDICO,
    GENERIC,
)


def detect(signs: Signs) -> Platform:
    """The platform a file most likely comes from; the first of equals, ``generic`` where none is likely."""
    return max(PLATFORMS, key=lambda platform: platform.score(signs))
