"""The names that screening knows are in the form in which names are compared."""

from importlib.resources import files

import polars as pl
import pytest

from credenza.screening.knowledge import (
    family_groups,
    given_groups,
    given_rates,
    name_rules,
    surname_rates,
)

HOME = files("credenza.packs") / "screening"


@pytest.mark.parametrize(
    "names",
    [
        given_groups()["name"],
        given_groups()["group"],
        family_groups()["name"],
        given_rates()["name"],
        surname_rates()["name"],
        pl.Series(name_rules().particles),
    ],
)
def test_every_name_is_written_in_capital_letters(names):
    assert names.filter(~names.str.contains("^[A-Z]+$")).to_list() == []


@pytest.mark.parametrize("rates", [given_rates(), surname_rates()])
def test_every_rate_stands_once_and_is_of_100_000_people(rates):
    assert rates["name"].is_unique().all()
    assert rates["per_100k"].is_between(0, 100_000, closed="none").all()
    assert rates["per_100k"].sum() < 100_000


@pytest.mark.parametrize(
    ("full", "form"),
    [("ROBERT", "BOB"), ("FRANCISCO", "PACO"), ("KATARZYNA", "KASIA"), ("CASEY", "KC")],
)
def test_a_form_stands_for_its_fuller_name_wherever_it_was_written_down(full, form):
    assert given_groups().filter(name=form, group=full).height == 1


def test_the_list_that_is_not_ours_says_whose_it_is():
    home = HOME / "nicknames"
    assert "Apache License" in (home / "LICENSE").read_text()
    assert "Carlton Northern and Nick Crews" in (home / "README.md").read_text()
