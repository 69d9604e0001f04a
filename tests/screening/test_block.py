"""Pairs that must never be passed over, whatever else they lack."""

import pytest

from credenza.screening.block import candidates
from credenza.screening.forms import name_forms
from credenza.screening.records import prepare
from credenza.screening.spellings import numbered, spellings
from tests.screening.people import ADAMS, NPI, frame

STRANGER = {"id": "E1", "family": "Okonkwo", "given": "Bram"}
NAMED = {"id": "E1", "family": "Adamczyk", "given": "Theodora"}


def meet(one: dict, other: dict) -> bool:
    people, listed = prepare(frame(one)), prepare(frame(other))
    forms, forms_list = name_forms(people), name_forms(listed)
    spelled = spellings(forms, forms_list)
    sides = numbered(forms, spelled), numbered(forms_list, spelled)
    return not candidates(people, listed, *sides, spelled).is_empty()


@pytest.mark.parametrize(
    "entry",
    [
        STRANGER | {"npi": NPI},
        STRANGER | {"born_on": "19710324"},
        STRANGER | {"born_on": "19712403"},
        NAMED | {"family": "Adamcyzk"},
        NAMED | {"family": "Adamzyck"},
        NAMED | {"family": "Adamczik"},
        NAMED | {"family": "Adamczyk-Cole"},
        NAMED | {"family": "Vanadamczyk"},
        NAMED | {"given": "Tehodora"},
        NAMED | {"given": "Hteodora"},
        NAMED | {"given": "Dora"},
        NAMED | {"given": "Louise"},
        NAMED | {"given": "T"},
        NAMED | {"family": "Theodora", "given": "Adamczyk"},
        NAMED | {"family": "Louise"},
    ],
)
def test_whoever_shares_a_number_a_birth_date_or_a_name_that_is_alike_is_compared(entry):
    assert meet(ADAMS, entry)


def test_strangers_are_not_compared():
    assert not meet(ADAMS, STRANGER | {"born_on": "19500101"})
