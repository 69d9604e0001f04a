from dataclasses import replace
from datetime import date

import pytest

from credenza.core.names import Name
from credenza.sources.catalog.nppes.differences import FileFacts, StateLicence, differences
from credenza.sources.catalog.nppes.entry import Address, RegistryEntry, RegistryName, Taxonomy

CLINIC = Address("400 ORCHARD LN", "SUITE 12", "CEDAR VALLEY", "OH", "450011234", "US")
ENTRY = RegistryEntry(
    npi="1000000103",
    name=RegistryName("OKAFOR-LINDQVIST", "ADAEZE", "NKECHI", credential="M.D., FACP"),
    other_names=(RegistryName("OKAFOR", "ADAEZE", kind="former"),),
    practice=CLINIC,
    taxonomies=(
        Taxonomy("207RC0000X", "35.099002", "OH", is_primary=True),
        Taxonomy("207R00000X", "", "PA"),
    ),
)
FILE = FileFacts(
    npi="1000000103",
    name=Name("Okafor Lindqvist", "Adaeze", "N.", degrees=("MD",)),
    former_families=("Okafor",),
    taxonomies=("207RC0000X", "207R00000X"),
    licences=(StateLicence("OH", "35099002"),),
    addresses=(Address("400 Orchard Ln.", "", "Cedar Valley", "OH", "45001"),),
)


def test_a_file_that_says_the_same_in_its_own_spelling_does_not_differ():
    assert differences(ENTRY, FILE) == []


def test_an_empty_file_is_not_a_difference():
    empty = FileFacts(npi=ENTRY.npi, name=FILE.name, licences=FILE.licences)
    assert differences(ENTRY, replace(empty, name=replace(FILE.name, degrees=()))) == []


NAMES = [
    ({"family": "Okafor"}, []),
    ({"family": "Lindqvist"}, ["The registry has the practitioner under another last name."]),
    ({"given": "Ada"}, []),
    ({"given": "A"}, []),
    ({"given": "Grace"}, ["The registry has another first name."]),
    ({"middle": "Grace"}, ["The registry has another middle name."]),
    ({"middle": ""}, []),
    ({"degrees": ("DO",)}, ["The registry has another degree or title."]),
    ({"degrees": ("FACP", "MPH")}, []),
    ({"degrees": ("M.D.",)}, []),
]


@pytest.mark.parametrize(("change", "sentences"), NAMES)
def test_names_and_degrees(change, sentences):
    facts = replace(FILE, name=replace(FILE.name, **change))
    assert [each.sentence for each in differences(ENTRY, facts)] == sentences


def test_a_name_that_changed_since_is_told_as_a_former_name():
    facts = replace(
        FILE, name=replace(FILE.name, family="Berg"), former_families=("OKAFOR-Lindqvist",)
    )
    (difference,) = differences(ENTRY, facts)
    assert difference.sentence == "The registry has the practitioner under a former name."
    assert (difference.ours, difference.registry) == ("Adaeze Berg", "ADAEZE OKAFOR-LINDQVIST")


LICENCES = [
    ((StateLicence("OH", "MD 35099002"),), []),
    ((StateLicence("OH", "35.777777"),), ["another licence number in OH"]),
    ((StateLicence("OH", "35.777777"), StateLicence("OH", "35-099002")), []),
    ((StateLicence("PA", "MD99"), StateLicence("OH", "35.099002")), []),
    ((StateLicence("PA", "35.099002"),), ["a licence in OH that the file lacks"]),
    ((), ["a licence in OH that the file lacks"]),
]


@pytest.mark.parametrize(("licences", "told"), LICENCES)
def test_licences_are_compared_state_by_state_and_masked_ones_not_at_all(licences, told):
    found = differences(ENTRY, replace(FILE, licences=licences))
    assert [part in each.sentence for part, each in zip(told, found, strict=True)] == [True] * len(
        told
    )
    assert all(each.sentence.endswith("It is self-reported.") for each in found)
    assert not any(each.of_consequence for each in found)


def test_specialties_differ_in_both_directions():
    found = differences(ENTRY, replace(FILE, taxonomies=("207RC0000X", "208000000X")))
    assert [(each.ours, each.registry) for each in found] == [
        ("208000000X", ""),
        ("", "207R00000X"),
    ]


def test_one_common_practice_address_is_enough():
    elsewhere = Address("9 QUARRY RD", "", "RIVERTON", "KY", "410111111")
    assert differences(ENTRY, replace(FILE, addresses=(elsewhere, *FILE.addresses))) == []
    assert (
        differences(
            replace(ENTRY, other_practices=(elsewhere,)), replace(FILE, addresses=(elsewhere,))
        )
        == []
    )
    (difference,) = differences(ENTRY, replace(FILE, addresses=(elsewhere,)))
    assert difference.registry == "400 ORCHARD LN, SUITE 12, CEDAR VALLEY OH 450011234"


def test_a_deactivated_npi_is_of_consequence_and_comes_first():
    gone = replace(ENTRY, deactivated_on=date(2019, 11, 2))
    found = differences(gone, replace(FILE, taxonomies=("208000000X",)))
    assert [each.of_consequence for each in found] == [True, False, False, False]
    assert found[0].sentence == "The NPI was deactivated on 2019-11-02."


def test_a_deactivated_npi_published_without_a_name_differs_in_nothing_else():
    shell = RegistryEntry(ENTRY.npi, RegistryName(""), deactivated_on=date(2019, 11, 2))
    assert [each.subject for each in differences(shell, FILE)] == ["npi"]


def test_a_reactivated_npi_is_no_difference():
    back = replace(ENTRY, deactivated_on=date(2016, 3, 16), reactivated_on=date(2016, 3, 16))
    assert differences(back, FILE) == []


def test_a_replaced_npi_is_of_consequence():
    (difference,) = differences(replace(ENTRY, replacement_npi="1000000111"), FILE)
    assert difference.of_consequence
    assert difference.registry == "1000000111"


def test_a_value_that_could_not_be_read_is_told():
    (difference,) = differences(replace(ENTRY, unreadable=("Last Update Date: 13/45/2020",)), FILE)
    assert "Last Update Date: 13/45/2020" in difference.sentence


def test_entries_of_two_npis_are_not_compared():
    with pytest.raises(ValueError, match="1000000103, the file of 1000000111"):
        differences(ENTRY, replace(FILE, npi="1000000111"))
