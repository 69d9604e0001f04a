"""What the sample's practitioners hold fits them and the shipped forms."""

import datetime as dt

import pytest

from credenza.core.facts import Standing
from credenza.packs.loader import privilege_forms
from credenza.sample.places import HOSPITALS
from credenza.sample.practitioners import practitioners
from credenza.sample.privileges import form_of, forms_at, holdings
from credenza.sample.professions import ROUND

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def files():
    return {one.person.number: one for one in practitioners(ROUND, TODAY)}


@pytest.fixture(scope="module")
def held(files):
    return list(holdings(files.values()))


def test_most_practitioners_hold_the_core_of_their_field(files, held):
    assert len({one.practitioner for one in held}) > 0.8 * len(files)
    for one in held:
        form = privilege_forms()[one.form]
        assert form.fits(files[one.practitioner].person.profession, codes(files, one))
        assert one.items[0] == form.core.key
        assert set(one.items) <= {item.key for item in form.items}
        assert set(one.without) <= {procedure.key for procedure in form.core.includes}


def codes(files, one):
    return tuple(work.code for work in files[one.practitioner].person.specialties)


def test_only_the_appointed_hold_something_and_each_item_once(files, held):
    seen = set()
    for one in held:
        [term] = [at for at in files[one.practitioner].appointments if at.facility == one.facility]
        assert term.standing not in (Standing.APPLICANT, Standing.ENDED)
        keys = {(one.practitioner, one.facility, item) for item in one.items}
        assert not keys & seen
        seen |= keys


def test_hospitals_have_every_form_and_other_places_those_in_use(held):
    at = forms_at(held)
    assert all(set(at[facility]) == set(privilege_forms()) for facility in HOSPITALS)
    assert all(
        {one.form for one in held if one.facility == place} <= set(at[place]) for place in at
    )


def test_a_trade_without_a_form_has_none(files):
    assert form_of(next(one for one in files.values() if one.person.profession == "pt")) is None


def test_the_same_seed_gives_the_same_privileges(files, held):
    assert list(holdings(files.values())) == held
