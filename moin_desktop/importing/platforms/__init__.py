"""Survey platforms: one table of detectors; the surest one names the file."""

from moin_desktop.importing.platforms.alchemer import ALCHEMER
from moin_desktop.importing.platforms.citizen_space import CITIZEN_SPACE
from moin_desktop.importing.platforms.eusurvey import EUSURVEY
from moin_desktop.importing.platforms.fluidsurveys import FLUIDSURVEYS
from moin_desktop.importing.platforms.google_forms import GOOGLE_FORMS
from moin_desktop.importing.platforms.indico import INDICO
from moin_desktop.importing.platforms.jisc import JISC
from moin_desktop.importing.platforms.jotform import JOTFORM
from moin_desktop.importing.platforms.kobo import KOBO
from moin_desktop.importing.platforms.limesurvey import LIMESURVEY
from moin_desktop.importing.platforms.microsoft_forms import MICROSOFT_FORMS
from moin_desktop.importing.platforms.nextcloud import NEXTCLOUD
from moin_desktop.importing.platforms.qualtrics import QUALTRICS
from moin_desktop.importing.platforms.redcap import REDCAP
from moin_desktop.importing.platforms.signs import Platform, Signs
from moin_desktop.importing.platforms.surveymonkey import SURVEYMONKEY
from moin_desktop.importing.platforms.tencent import TENCENT
from moin_desktop.importing.platforms.typeform import TYPEFORM
from moin_desktop.importing.platforms.unipark import UNIPARK
from moin_desktop.importing.platforms.wenjuanxing import WENJUANXING

__all__ = ["PLATFORMS", "Platform", "Signs", "detect"]

GENERIC = Platform("generic", "", lambda _signs: 0.1)
"""Any table: no sign of a platform is needed."""

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
    FLUIDSURVEYS,
    GENERIC,
)


def detect(signs: Signs) -> Platform:
    """The platform a file most likely comes from; the first of equals, ``generic`` where none is likely."""
    return max(PLATFORMS, key=lambda platform: platform.score(signs))
