"""Unipark (Questback): variable names such as lfdn and dispcode, three heading rows, negative missing codes."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    names = {heading.casefold() for row in signs.rows for heading in row}
    known = names & {
        "lfdn",
        "external_lfdn",
        "tester",
        "dispcode",
        "lastpage",
        "quality",
        "duration",
        "c_0001",
        "browser",
        "referer",
    }
    return 1.0 if "lfdn" in names or len(known) >= 3 else 0.0


UNIPARK = Platform(
    "unipark",
    "Unipark",
    _score,
    form_data=words(
        "lfdn|external_lfdn|tester|dispcode|lastpage|quality|duration|c_0001|c_0002|c_0003|c_0004|browser|"
        "referer|device_type|quota",
        "quota_assignment|quota_rejected_id|page_history|hflip|vflip|output_mode|javascript|flash|session_id|"
        "language|cleaned|ats",
        "datetime|date_of_last_access|date_of_first_mail|rts|screen_resolution|ip_addr|participant_browser|follow_up",
    ),
    form_data_endings=("_rts", "_dispcode"),
)
