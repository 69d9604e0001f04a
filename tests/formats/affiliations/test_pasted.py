"""What is read out of a message, for a person to confirm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.affiliations import read_message

LETTER = """From: Elsewhere General, Medical Staff Services
Please verify the affiliation of Dr. Adaeze Okafor, MD (NPI 1234567893, DOB: 03/14/1975).
A signed release is attached.
Reply to Jo Lee <credentialing@elsewhere.example>. Fax 5551234567.
"""


def test_a_message_is_read_as_far_as_it_goes():
    assert read_message(LETTER) == {
        "last_name": "Okafor",
        "first_name": "Adaeze",
        "npi": "1234567893",
        "born": "03/14/1975",
        "email": "credentialing@elsewhere.example",
        "requester": "Elsewhere General, Medical Staff Services",
        "released": True,
    }


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Practitioner: Okafor, Adaeze", "last_name", "Okafor"),
        ("Re: Dr. Anna-Lise van der Berg", "last_name", "van der Berg"),
        ("date of birth 1975-03", "born", "1975-03"),
        ("DOB xx/xx/1975", "born", "xx/xx/1975"),
        ("Call 5551234567 or 1234567890", "npi", None),
        ("12345678931234", "npi", None),
        ("The release is pending.", "released", None),
        ("", "last_name", None),
    ],
)
def test_single_things_are_found_or_left_out(text, key, value):
    assert read_message(text).get(key) == value


@given(st.text(max_size=500))
def test_any_text_is_read_without_breaking(text):
    assert set(read_message(text)) <= {
        "last_name", "first_name", "npi", "born", "email", "requester", "released",
    }  # fmt: skip


def test_a_very_long_text_is_read_quickly():
    assert read_message("a@" * 500_000) == {}
