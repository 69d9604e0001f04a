"""The command: files in, a file out, and exit codes for scripts."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from credenza.cli import main
from credenza.formats.tables import read_table
from tests.screening.test_listed import HEADER, ROW

ROSTER = "roster_id,last,first,middle,dob,npi\nR1,Adamczyk,Theodora,Louise,1971-03-24,\n"
STRANGER = ROW.replace("ADAMCZYK,THEODORA", "OKONKWO,BRAM").replace("19710324", "19500102")
COLUMNS = ["roster_id", "list", "entry_id", "score", "band", "reasons"]


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "roster.csv").write_text(ROSTER)
    (tmp_path / "leie.csv").write_text(f"{HEADER}\n{ROW}\n")
    (tmp_path / "clean.csv").write_text(f"{HEADER}\n{STRANGER}\n")
    return tmp_path


def run(folder: Path, *lists: str, out: str = "out.csv", flags: tuple[str, ...] = ("--part",)):
    options = [part for text in lists for part in ("--against", text.replace("=", f"={folder}/"))]
    return CliRunner().invoke(
        main, ["screen", f"{folder}/roster.csv", *options, "--out", f"{folder}/{out}", *flags]
    )


def test_a_match_is_written_and_told_by_the_exit_code(folder):
    assert run(folder, "leie=leie.csv").exit_code == 1
    found = pl.read_csv(folder / "out.csv")
    assert found.columns == COLUMNS
    assert found.select("roster_id", "list", "entry_id", "band").row(0) == (
        "R1",
        "leie",
        1,
        "likely",
    )


def test_several_lists_come_into_one_file(folder):
    assert run(folder, "leie=leie.csv", "state=leie.csv").exit_code == 1
    assert pl.read_csv(folder / "out.csv")["list"].to_list() == ["leie", "state"]


@pytest.mark.parametrize("out", ["out.xlsx", "out.parquet"])
def test_other_kinds_of_file_hold_the_same(folder, out):
    assert run(folder, "leie=leie.csv", out=out).exit_code == 1
    file = folder / out
    columns = pl.read_parquet(file).columns if out.endswith("parquet") else read_table(file).headers
    assert list(columns) == COLUMNS


def test_nobody_found_in_a_whole_list_is_zero(folder):
    assert run(folder, "leie=clean.csv").exit_code == 0
    assert (folder / "out.csv").read_text().splitlines() == [",".join(COLUMNS)]


def test_nobody_found_in_half_a_list_is_not_an_answer(folder):
    ran = run(folder, "leie=clean.csv", flags=())
    assert ran.exit_code == 2
    assert "may be on the list all the same" in " ".join(ran.output.split())


@pytest.mark.parametrize(
    ("lists", "out", "reason"),
    [
        (("leie=roster.csv",), "out.csv", "is missing"),
        (("leie=nowhere.csv",), "out.csv", "No such file"),
        (("leie=leie.csv",), "out.txt", "must end in"),
        (("leie=leie.csv",), "no/such/out.csv", "not there"),
        (("leie=leie.csv", "state=nowhere.csv"), "out.csv", "No such file"),
    ],
)
def test_what_cannot_be_screened_writes_nothing(folder, lists, out, reason):
    ran = run(folder, *lists, out=out)
    assert ran.exit_code == 2
    assert reason in " ".join(ran.output.split())
    assert not (folder / out).exists()


def test_a_list_without_a_name_is_refused(folder):
    ran = CliRunner().invoke(
        main,
        ["screen", f"{folder}/roster.csv", "--against", "leie.csv", "--out", f"{folder}/out.csv"],
    )
    assert ran.exit_code == 2
    assert "is not NAME=FILE" in " ".join(ran.output.split())


def test_an_id_that_would_run_as_a_formula_is_made_inert(folder):
    (folder / "roster.csv").write_text(ROSTER.replace("R1", "=1+1"))
    run(folder, "leie=leie.csv")
    assert pl.read_csv(folder / "out.csv")["roster_id"].item() == "'=1+1"


def test_birth_dates_that_are_not_understood_are_told_and_not_taken_for_none(folder):
    (folder / "roster.csv").write_text(ROSTER.replace("1971-03-24", "24th of March"))
    ran = run(folder, "leie=leie.csv")
    told = " ".join(ran.output.split())
    assert "The roster: birth dates that are not understood: 1, such as “24th of March”" in told
