"""A made file is read and compared with what must be found in it, in sentences."""

from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, table
from moin_desktop.importing.task import columns_read
from moin_desktop.importing.understand import Understanding, understand
from moin_desktop.importing.wording import plain
from tests.importing.making import opened
from tests.layouts.files import Made
from tests.layouts.writing import Wanted


def mistakes(made: Made) -> list[str]:
    """What a reader got wrong: nothing where the list is empty."""
    book = opened(made.data)
    found = understand(book, "answers")
    sheet = book.sheets[found.sheet]
    kept = [r - 1 for r in range(found.first_data_row, found.last_data_row + 1) if r not in found.drop_rows]
    columns = columns_read(sheet, found.headings, kept, ())
    survey = Survey(
        id="s1", name="", source_name="", rows=len(kept), questions=found.questions, column=columns.__getitem__
    )
    wrong = []
    if found.platform != made.platform:
        wrong.append(f"platform {found.platform}, not {made.platform}")
    if len(kept) != made.rows:
        wrong.append(f"{len(kept)} responses, not {made.rows}")
        return wrong
    for wanted in made.wanted:
        want = set(wanted.columns)
        question = next((q for q in found.questions if want & set(q.columns)), None)
        written = set(question.other_columns) if question else set()
        if question is None or set(question.columns) - written != want - written:
            holds = question and (question.type.value, question.columns)
            wrong.append(f"{wanted.key}: columns {wanted.columns} are read as {holds}")
            continue
        if question.type.value not in wanted.types:
            wrong.append(f"{wanted.key}: {question.type.value}, not {'/'.join(sorted(wanted.types))}")
            continue
        numbers = table(question, survey.answers(question.id), survey.everyone)
        wrong.extend(f"{wanted.key}: {what}" for what in _in_numbers(wanted, numbers))
        labels = [plain(option.label) for option in question.options]
        places = [labels.index(plain(label)) for label in wanted.order if plain(label) in labels]
        if question.type.value in ("ordered", "grid") and places not in (sorted(places), sorted(places)[::-1]):
            wrong.append(f"{wanted.key}: the order is {labels}")
    return wrong


def _in_numbers(wanted: Wanted, numbers: Table) -> list[str]:
    wrong = []
    if wanted.answered is not None and numbers.answered != wanted.answered:
        wrong.append(f"{numbers.answered} answered, not {wanted.answered}")
    got = {plain(row.label): row.count for row in numbers.rows}
    if not numbers.items and numbers.rows:
        odd = {label: n for label, n in wanted.counts.items() if got.get(plain(label), 0) != n}
        if odd:
            wrong.append(f"counts {odd}, found {got}")
    by_item = {plain(item.label): item for item in numbers.items}
    for label, counts in wanted.items.items():
        item = next((one for key, one in by_item.items() if key.endswith(plain(label))), None)
        if item is None:
            wrong.append(f"no item {label} among {list(by_item)}")
            continue
        said = {plain(row.label): row.count for row in item.rows}
        odd = {option: n for option, n in counts.items() if said.get(plain(option), 0) != n}
        if odd:
            wrong.append(f"{label}: counts {odd}, found {said}")
    return wrong


__all__ = ["Understanding", "mistakes"]
