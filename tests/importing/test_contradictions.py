"""None of these, ticked beside others."""

from pathlib import Path

from moin_desktop import importing

CELLS = ("Bus;Tram", "Tram", "None of these", "Bus;None of these", "Bus", "Tram;Bus", "Bus", "None of these;Tram")


def test_none_beside_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [f"{n},{cell},Town {n % 3}" for n, cell in enumerate(CELLS * 2, start=1)]
    path.write_text("\n".join(["ID,How do you travel? Choose all that apply,Town", *lines]), encoding="utf-8")
    read = importing.read(path)
    (doubt,) = [doubt for doubt in read.doubts if doubt.kind == "none_with_others"]
    assert doubt.text == "“None of these” was chosen together with other answers."
    assert (doubt.fix, doubt.values, doubt.detail) == ("exclusive", ("None of these",), "4 rows say both.")
    assert doubt.rows == (5, 9, 13, 17)


def test_none_alone_is_no_doubt(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    cells = [cell if "None" not in cell else "None of these" for cell in CELLS * 2]
    lines = [f"{n},{cell},Town {n % 3}" for n, cell in enumerate(cells, start=1)]
    path.write_text("\n".join(["ID,How do you travel? Choose all that apply,Town", *lines]), encoding="utf-8")
    assert not [doubt for doubt in importing.read(path).doubts if doubt.kind == "none_with_others"]
