"""Qualtrics: variable names, wordings, and a third heading row with ImportId."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_FORM = words(
    "StartDate|EndDate|Status|Progress|Duration (in seconds)|Duration in seconds|Duration..in.seconds.|Finished|"
    "RecordedDate",
    "ResponseId|ResponseID|ResponseSet|ExternalReference|ExternalDataReference|DistributionChannel|UserLanguage|"
    "Q_RecaptchaScore",
    "Q_RelevantIDDuplicate|Q_RelevantIDDuplicateScore|Q_RelevantIDFraudScore|Q_RelevantIDLastStartDate|"
    "Q_TotalDuration|Q_DuplicateRespondent",
    "Start Date|End Date|Response Type|Response ID|Recorded Date|External Data Reference|Distribution Channel|"
    "User Language",
    "PROLIFIC_PID|SESSION_ID|STUDY_ID|Q_DataPolicyViolations|mTurkCode|Random ID|SurveyID|Q_URL|LS",
)
_PERSON = words(
    "IPAddress|IP Address|RecipientLastName|RecipientFirstName|RecipientEmail|LocationLatitude|LocationLongitude",
    "Recipient Last Name|Recipient First Name|Recipient Email|Location Latitude|Location Longitude|Email|EmailAddress",
)
_SURE = words("RecordedDate|ResponseId|DistributionChannel|UserLanguage|RecipientEmail|ExternalReference|ResponseSet")

_CHOSEN, _FEWEST_CHOSEN = " - Selected Choice", 2
"""What Qualtrics puts between a choose-all question and its options."""


def _score(signs: Signs) -> float:
    if any("ImportId" in cell for row in signs.rows for cell in row):
        return 1.0
    if sum(_CHOSEN in cell for row in signs.rows for cell in row) >= _FEWEST_CHOSEN:
        return 0.9
    named = len({word for row in signs.rows for word in map(_bare, row)} & _SURE_BARE)
    return min(0.95, 0.35 * named) if named >= 2 else 0.0


def _bare(cell: str) -> str:
    return cell.replace("_", "").replace(".", "").replace(" ", "").casefold()


_SURE_BARE = frozenset(word.replace(" ", "") for word in _SURE)

QUALTRICS = Platform(
    "qualtrics",
    "Qualtrics",
    _score,
    form_data=_FORM,
    personal=_PERSON,
    form_data_endings=(
        "_First Click",
        "_Last Click",
        "_Page Submit",
        "_Click Count",
        "_First.Click",
        "_Last.Click",
        "_Page.Submit",
        "_Click.Count",
        "_Browser",
        "_Operating System",
        "_Resolution",
        "_Version",
        "- First Click",
        "- Last Click",
        "- Page Submit",
        "- Click Count",
        "- Topics",
        "- Sentiment",
    ),
)
