"""Addresses."""

import polars as pl
import pytest

from credenza.screening.places import address, place_level, zip_code


def changed(change, text: str) -> str:
    return pl.DataFrame({"text": [text]}).select(change(pl.col("text"))).item()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 North Elm Street Apt 4", "12 N ELM ST"),
        ("7841 E Willow Way", "7841 East Willow"),
        ("9871 Pine Ct #3", "9871 PINE COURT"),
    ],
)
def test_one_house_has_one_writing(one, other):
    assert changed(address, one) == changed(address, other) != ""


def test_a_box_or_a_street_alone_is_no_house():
    assert changed(address, "PO Box 12") == ""
    assert changed(address, "Elm Street") == ""


@pytest.mark.parametrize(
    ("text", "zip_"),
    [("50613-1234", "50613"), ("1587", "01587"), ("1587.0", "01587"), ("00000", ""), ("n/a", "")],
)
def test_a_zip_has_five_digits(text, zip_):
    assert changed(zip_code, text) == zip_


def level(one: dict, other: dict) -> str:
    names = ("address", "zip", "city", "state", "licence_state")
    row = {name: one.get(name, "") for name in names}
    row |= {f"{name}_list": other.get(name, "") for name in names}
    return pl.DataFrame([row]).select(place_level()).item()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            {"address": "12ELM", "zip": "50613"},
            {"address": "12ELM", "zip": "50613"},
            "same address",
        ),
        ({"address": "12ELM", "state": "IA"}, {"address": "12ELM", "state": "TX"}, "other state"),
        ({"city": "AMES", "state": "IA"}, {"city": "AMES", "state": "IA"}, "same city"),
        ({"city": "AMES", "state": "IA"}, {"city": "AMES", "state": "TX"}, "other state"),
        ({"state": "IA", "licence_state": "TX"}, {"state": "TX"}, "same state"),
        ({"state": "TX"}, {"state": "IA", "licence_state": "TX"}, "same state"),
        ({}, {"state": "TX"}, "missing"),
    ],
)
def test_places_agree_from_the_house_to_the_state(one, other, expected):
    assert level(one, other) == expected
