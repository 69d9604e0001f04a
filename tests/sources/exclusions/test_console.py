import shutil

import pytest
from click.testing import CliRunner

from credenza.cli import main
from tests.sources.exclusions.files import csv_of, rows_of, sample, written


def run(*arguments: object):
    return CliRunner().invoke(main, ["lists", "check", *map(str, arguments)])


def test_a_list_that_is_whole_and_read_ends_with_zero():
    done = run(sample("medicaid_or"), "--as", "medicaid_or")
    assert done.exit_code == 0
    assert "sample.csv as medicaid_or: SHA-256 " in done.output
    assert "3 rows: 3 entries, 2 of persons" in done.output


def test_a_part_is_refused_unless_it_is_called_one():
    assert run(sample("medicaid_nc"), "--as", "medicaid_nc").exit_code == 1
    done = run(sample("medicaid_nc"), "--as", "medicaid_nc", "--part")
    assert done.exit_code == 0
    assert "only a part of the list: 6 rows" in done.output


def test_rows_refused_are_told_with_their_place_and_end_with_three():
    done = run(sample("leie"), "--as", "leie", "--part")
    assert done.exit_code == 3
    for line in (
        "1 refused, because they name nobody",
        "1 that repeat another row",
        "2 values not understood",
        "1 with the code “1999z9”, which is not in the table of codes",
        "Row 10, column “LASTNAME”: “”. The row names nobody",
        "Row 7, column “DOB”: “19999999”. This is no date",
    ):
        assert line in done.output


def test_what_a_list_says_of_acts_and_restrictions_is_counted():
    done = run(sample("sam"), "--as", "sam", "--part")
    assert "1 further rows of the same act" in done.output
    assert "1 passed over: a restriction of products (section 889)" in done.output


def test_only_the_first_troubles_are_told(tmp_path):
    rows = [rows_of("leie")[1] | {"LASTNAME": f"A{n}"} for n in range(600)]
    for row in rows[:25]:
        row["DOB"] = "1/2"
    done = run(written(tmp_path, csv_of(rows)), "--as", "leie", "--part")
    assert done.output.count("This is no date") == 20
    assert "… and 5 more like these." in done.output


@pytest.mark.parametrize("key", ["laie", "nppes", ""])
def test_a_list_that_is_none_is_told(key):
    done = run(sample("leie"), "--as", key)
    assert done.exit_code == 1
    assert "The lists are: leie, medicaid_ca" in done.output


def test_a_file_that_is_not_there_is_a_wrong_command(tmp_path):
    shutil.rmtree(tmp_path)
    assert run(tmp_path / "none.csv", "--as", "leie").exit_code == 2
