"""KoboToolbox, Ona, ODK and SurveyCTO: names or labels by group path, codes joined by blanks."""

from moin_desktop.importing.platforms.signs import Platform, Signs
from moin_desktop.importing.wording import words_of

_FORM = words_of(
    "start end today _id _uuid _submission_time _validation_status _notes _status _submitted_by __version__",
    "_tags _index _parent_index _parent_table_name _xform_id _xform_id_string _attachments _geolocation",
    "_bamboo_dataset_id _version_ _version _duration _media_all_received _total_media _media_count _edited",
    "_date_modified _last_edited _review_status _review_comment meta/instanceID instanceID instanceName",
    "meta/instanceName meta-instanceID meta-instanceName SubmissionDate KEY PARENT_KEY formdef_version",
    "review_status deviceid _deviceid subscriberid simid simserial starttime endtime DeviceID SubmitterID",
    "AttachmentsPresent AttachmentsExpected Status ReviewState Edits FormVersion SET-OF uuid formhub/uuid",
    "meta.instanceID audit meta/audit caseid instance_id X_id X_uuid X_submission_time X__version__ X_index",
    "X_tags X_notes X_status X_validation_status X_submitted_by X_parent_index X_parent_table_name X_version",
    "formhub.uuid _submission__id _submission__uuid",
)
_PERSON = words_of(
    "SubmitterName phonenumber username gps _gps_latitude _gps_longitude _gps_altitude _gps_precision _gps",
    "gps-Latitude gps-Longitude gps-Altitude gps-Accuracy _location_latitude _location_longitude",
    "_geopoint_latitude _geopoint_longitude",
)
_SURE = words_of(
    "_id _uuid _submission_time __version__ _validation_status _submitted_by _parent_index _xform_id_string",
    "_index meta/instanceID instanceID SubmissionDate KEY formdef_version meta-instanceID deviceid _tags",
    "_status",
)


def _score(signs: Signs) -> float:
    present = set(signs.headings)
    sure = len(present & _SURE)
    timed = "start" in present and "end" in present
    if sure >= 2 or (sure and timed):
        return 1.0
    names = signs.share(lambda heading: " " not in heading and heading == heading.casefold())
    if timed and names > 0.6:
        return 0.8
    leading = signs.share(lambda heading: heading.startswith("_"))
    return 0.7 if leading > 0.5 else 0.0


KOBO = Platform(
    "kobo",
    "KoboToolbox or ODK",
    _score,
    form_data_exact=_FORM,
    personal_exact=_PERSON,
    joined_by_blank=True,
    section_cut="/",
    items_are_bare=False,
)
