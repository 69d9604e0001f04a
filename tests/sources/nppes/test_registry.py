import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.identifiers import npi_is_valid
from credenza.core.names import family_key
from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.load import load
from credenza.sources.catalog.nppes.registry import Registry
from credenza.sources.catalog.nppes.rows import _check_digits_agree, _keyed
from tests.sources.nppes.files import SAMPLE, npi, person, write

EXPECTED = json.loads((SAMPLE.parent / "expected.json").read_text())


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    path = tmp_path_factory.mktemp("registry") / "npi.sqlite"
    load(SAMPLE, into=path)
    with Registry.open(path) as opened:
        yield opened


def test_an_entry_carries_everything_the_row_says(registry):
    entry = registry.by_npi("1000000103")
    assert (entry.name.family, entry.name.given, entry.name.middle) == (
        "WHITAKER",
        "MARGARET",
        "ELLEN",
    )
    assert (entry.name.prefix, entry.name.credential, entry.sex) == ("DR.", "M.D.", "F")
    assert (entry.mailing.line1, entry.mailing.phone) == ("PO BOX 210", "5135550100")
    assert (entry.practice.line2, entry.practice.postal_code) == ("SUITE 12", "450011234")
    assert entry.enumerated_on.isoformat() == "2006-06-14"
    assert entry.certified_on.isoformat() == "2024-05-13"
    assert entry.sole_proprietor is False
    assert entry.primary_taxonomy.licence == "35.099001"
    assert [(each.number, each.kind) for each in entry.identifiers] == [
        ("2900001", "05"),
        ("HP77001", "01"),
    ]


@pytest.mark.parametrize("case", EXPECTED["by_name"], ids=lambda case: " ".join(case["ask"]))
def test_names_are_found_however_they_are_written(registry, case):
    assert [entry.npi for entry in registry.by_name(*case["ask"])] == case["npis"]


def test_a_second_taxonomy_keeps_its_own_licence_and_state(registry):
    taxonomies = registry.by_npi("1000000111").taxonomies
    assert [(each.code, each.licence, each.state, each.is_primary) for each in taxonomies] == [
        ("207RC0000X", "35.099002", "OH", True),
        ("207R00000X", "MD-55102", "PA", False),
    ]


@pytest.mark.parametrize("masked", ["1000000145", "1000000202"])
def test_a_masked_licence_number_is_no_number(registry, masked):
    (taxonomy,) = registry.by_npi(masked).taxonomies
    assert (taxonomy.licence, taxonomy.state) == ("", "OH")


@pytest.mark.parametrize("unsaid", ["1000000129", "1000000236"])
def test_no_taxonomy_is_primary_when_none_is_marked(registry, unsaid):
    assert registry.by_npi(unsaid).primary_taxonomy is None


@pytest.mark.parametrize(
    ("kind", "holder"), [("former", "1000000137"), ("professional", "1000000152")]
)
def test_other_names_say_what_they_are(registry, kind, holder):
    assert [name.kind for name in registry.by_npi(holder).other_names] == [kind]


def test_a_deactivated_npi_is_found_with_its_date_and_nothing_else(registry):
    entry = registry.by_npi("1000000178")
    assert (entry.is_active, entry.deactivated_on.isoformat()) == (False, "2019-11-02")
    assert (entry.name.family, entry.practice, entry.taxonomies) == ("", None, ())


def test_a_reactivated_npi_is_active(registry):
    assert registry.by_npi("1000000160").is_active


def test_a_date_that_cannot_be_is_told_not_dropped(registry):
    entry = registry.by_npi("1000000236")
    assert entry.updated_on is None
    assert entry.unreadable == ("Last Update Date: 13/45/2020",)


@pytest.mark.parametrize("asked", ["1000000186", "1679576722", "1000000104", "", "not a number"])
def test_organisations_strangers_and_bad_numbers_have_no_entry(registry, asked):
    assert registry.by_npi(asked) is None


@pytest.mark.parametrize("asked", [("",), ("-",), ("whitaker", "", "Ohio"), ("whitaker", "", "%")])
def test_an_empty_name_or_a_state_that_is_none_finds_nobody(registry, asked):
    assert registry.by_name(*asked) == []


def test_legal_names_come_before_former_ones_and_nobody_comes_twice(tmp_path):
    former = {"Provider Other Last Name": "WHITAKER", "Provider Other First Name": "ANNA"}
    married = person(1, **former, **{"Provider Last Name (Legal Name)": "ZIMMER"})
    both = person(2, **former)
    load(write(tmp_path, [married, both]), into=tmp_path / "npi.sqlite")
    with Registry.open(tmp_path / "npi.sqlite") as registry:
        assert [each.npi for each in registry.by_name("Whitaker")] == [npi(2), npi(1)]
        assert [each.npi for each in registry.by_name("Whitaker", limit=1)] == [npi(2)]
        assert [each.npi for each in registry.by_name("Whitaker", "Anna")] == [npi(1), npi(2)]


def test_no_registry_and_another_file_say_what_to_do(tmp_path):
    with pytest.raises(SourceError, match=r"There is no NPI registry at .*credenza import nppes"):
        Registry.open(tmp_path / "npi.sqlite")
    (tmp_path / "npi.sqlite").write_bytes(b"not a database, but long enough to be read as one" * 99)
    with pytest.raises(SourceError, match="is not an NPI registry"):
        Registry.open(tmp_path / "npi.sqlite")


@given(st.lists(st.integers(10**9, 3 * 10**9 - 1), min_size=1, max_size=5))
def test_the_column_of_check_digits_agrees_with_the_rule_for_one(numbers):
    judged = all(npi_is_valid(str(number)) for number in numbers)
    assert _check_digits_agree(pl.Series(numbers)) is judged


@given(st.integers(100_000_000, 299_999_999))
def test_every_number_has_one_check_digit_that_both_accept(nine):
    accepted = [n for n in range(nine * 10, nine * 10 + 10) if _check_digits_agree(pl.Series([n]))]
    assert accepted == [n for n in range(nine * 10, nine * 10 + 10) if npi_is_valid(str(n))]
    assert len(accepted) == 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.just("DOE JR")))
def test_the_column_of_name_keys_agrees_with_the_key_of_one(names):
    table = pl.DataFrame({"name": pl.Series(names, dtype=pl.String)})
    keys = table.select(_keyed(table, "name", family_key)).to_series().to_list()
    assert keys == [family_key(name) for name in names]
