"""REDCap: redcap_ fields, boxes with three underscores and a code, a _complete field per form."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    named = sum(h.startswith("redcap_") for h in signs.headings)
    boxes = sum("___" in h for h in signs.headings)
    ends = sum(h.endswith("_complete") for h in signs.headings)
    labelled = sum("(choice=" in h for h in signs.headings)
    if named or boxes >= 2 or labelled >= 2:
        return 1.0 if named or ends or labelled else 0.8
    return 0.6 if ends and signs.plain[:1] in (("record id",), ("study id",)) else 0.0


REDCAP = Platform(
    "redcap",
    "REDCap",
    _score,
    form_data=words(
        "record_id|study_id|redcap_event_name|redcap_repeat_instrument|redcap_repeat_instance|"
        "redcap_data_access_group|Complete?",
        "redcap_survey_identifier|Event Name|Record ID|Study ID|Repeat Instrument|Repeat Instance|"
        "Survey Identifier|Survey Timestamp",
    ),
    form_data_endings=("_complete", "_timestamp"),
    items_are_bare=False,
)
