"""Cells that slipped into a neighbour's column, or hold what nobody could choose."""

from moin_desktop.analysis.questions import QuestionType, Role
from tests.importing.sheets import Rows, by_text, counts, labels, tables_of, understood

NAMES = ("Load balancer", "Ingress", "Node ports", "Gateway", "Mesh")
QUESTION = "How do you expose services?"


def _slipped() -> Rows:
    """A choose-all group in which every third row stands a column further, over a heading that broke in two."""
    rows: list[list[object]] = [["Role", QUESTION, "", "", "", "", ""], ["Response", *NAMES, "Other (please specify)"]]
    for i in range(60):
        cells: list[object] = [name if (i + at) % 3 != 1 else "" for at, name in enumerate(NAMES)]
        cells = ["", *cells] if i % 3 == 0 else [*cells, "By hand" if i == 7 else ""]
        rows.append([("Engineer", "Manager")[i % 2], *cells])
    rows[30][1] = "What is this?"
    return rows


def test_options_are_ticked_from_the_column_beside_their_own() -> None:
    rows = _slipped()
    question = by_text(understood(rows))[QUESTION]
    assert question.type is QuestionType.MULTIPLE
    assert len(question.columns) == 6
    assert set(labels(question)) >= set(NAMES)
    told = counts(tables_of(rows)[QUESTION])
    for name in NAMES:
        assert told[name] == sum(name in row for row in rows[2:])


def test_a_cell_that_names_no_option_is_told() -> None:
    found = understood(_slipped())
    doubt = next(doubt for doubt in found.doubts if doubt.kind == "mixed_cells")
    assert doubt.rows == (31,)
    assert "What is this?" in doubt.detail


def test_a_grid_is_no_group_of_slipped_options() -> None:
    rows: list[list[object]] = [["Role", "Rate these", "", "", "", "Why"]]
    rows.append(["Response", "Prices", "Places", "People", "Plans", "Response"])
    steps = ("Bad", "Fair", "Good")
    rows += [["AB"[i % 2], *(steps[(i * j) % 3] for j in range(1, 5)), f"Because {i}"] for i in range(30)]
    assert by_text(understood(rows))["Rate these"].type is QuestionType.GRID


def test_what_was_written_at_other_stays_there() -> None:
    rows: list[list[object]] = [["Role", QUESTION, "", "", ""], ["Response", *NAMES[:3], "Other (please specify)"]]
    for i in range(40):
        ticks = [NAMES[at] if (i + at) % 2 else "" for at in range(3)]
        rows.append(["AB"[i % 2], *ticks, f"Way {i}" if i % 4 == 0 else ""])
    rows[6][4] = NAMES[0]
    question = by_text(understood(rows))[QUESTION]
    other = next(option for option in question.options if option.role is Role.OTHER)
    assert counts(tables_of(rows)[QUESTION])[other.label] == sum(bool(row[4]) for row in rows[2:])


def test_rare_words_stand_after_a_scale() -> None:
    words = ("1-5", "6-20", "21-50", "51-100")
    rows: list[list[object]] = [["Machines", "Role"]]
    rows += [[words[i % 4], "AB"[i % 2]] for i in range(400)]
    rows[8][0], rows[90][0] = "<50", "Technology"
    question = by_text(understood(rows))["Machines"]
    assert question.type is QuestionType.ORDERED
    assert labels(question)[:4] == list(words)
    assert set(labels(question)[4:]) == {"<50", "Technology"}


def test_yes_in_parts_is_single() -> None:
    said = ("Yes, fully", "Yes, partly", "No")
    rows: list[list[object]] = [["Was it useful?", "Role"]]
    rows += [[said[i % 3], "AB"[i % 2]] for i in range(30)]
    assert by_text(understood(rows))["Was it useful?"].type is QuestionType.SINGLE


def test_a_choice_beside_many_other_texts_is_no_free_text() -> None:
    rows: list[list[object]] = [["Tool", "Role"]]
    rows += [[("Pen", "Brush", "Chalk")[i % 3] if i % 10 < 7 else f"My own way {i}", "AB"[i % 2]] for i in range(100)]
    assert by_text(understood(rows))["Tool"].type is QuestionType.SINGLE


def test_a_route_with_exceptions_says_of_how_many_percentages_are() -> None:
    rows: list[list[object]] = [["Do you paint?", "What with?"]]
    rows += [["Yes" if i % 2 else "No", ("Oil", "Chalk", "Ink")[i % 3] if i % 2 else ""] for i in range(200)]
    rows[1][1] = "Oil"
    doubt = next(doubt for doubt in understood(rows).doubts if doubt.kind == "asked_only_of_some")
    assert "101" in doubt.detail
