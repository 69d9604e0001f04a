"""Watching the registry: what differs is told once, and again only when a side changes."""

import datetime as dt
from pathlib import Path

import pytest

from credenza.core.verdict import Refused
from credenza.office.monitoring.actions.watching import settle, watch
from credenza.office.monitoring.models import Alert
from credenza.office.monitoring.queries.watching import alerts, can_watch
from credenza.office.practitioners.actions import files
from credenza.office.team.queries import actor_of
from credenza.sources.catalog.nppes.load import load
from tests.office.files import NOW, OFFICE
from tests.office.monitoring.copies import register
from tests.sources.nppes.files import person as row
from tests.sources.nppes.files import write


@pytest.fixture
def registry(settings, tmp_path, db):
    """``registry(Column="value")``: a registry with one person in it, as its file says now."""
    settings.REGISTRY = str(tmp_path)

    def loaded(**values):
        file = write(tmp_path, [row(1, **values)])
        load(file, into=Path(settings.REGISTRY) / "nppes.sqlite3")

    return loaded


@pytest.fixture
def listed(make_file):
    """Who the registry has, by the name that it has."""
    known = row(1)
    return make_file(
        known["Provider Last Name (Legal Name)"].title(),
        known["Provider First Name"].title(),
        npi=known["NPI"],
    )


def watched(at=NOW):
    return watch(by=OFFICE, at=at)


def test_who_agrees_with_the_registry_is_not_told(registry, listed):
    registry(**{"Provider License Number_1": ""})
    assert watched() == 0
    registry()
    assert watched() == 1
    assert "a licence in OH that the file lacks" in Alert.objects.get().words


def test_another_name_is_told_once_and_comes_back_only_when_it_changes(registry, listed):
    registry(**{"Provider Last Name (Legal Name)": "OTHERWISE"})
    watched()
    alert = Alert.objects.get(subject="name")
    assert alert.words == "The registry has the practitioner under another last name."
    settle(alert=alert, reason="Married; papers seen", by=OFFICE, at=NOW)
    assert watched() == 0
    registry(**{"Provider Last Name (Legal Name)": "ELSEWHERE"})
    assert watched() == 1
    alert.refresh_from_db()
    assert (alert.state, alert.registry.split()[-1]) == ("open", "ELSEWHERE")


def test_what_agrees_again_is_gone_and_is_not_settled(registry, listed):
    registry(**{"Provider First Name": "ZEBEDEE"})
    watched()
    alert = Alert.objects.get(subject="name")
    edit = {"first_name": "Zebedee", "last_name": listed.last_name, "npi": listed.npi}
    files.edit(practitioner=listed, version=listed.version, values=edit, by=OFFICE, at=NOW)
    watched()
    alert.refresh_from_db()
    assert alert.state == "gone"
    with pytest.raises(Refused, match="agree again"):
        settle(alert=alert, reason="Looked", by=OFFICE, at=NOW)


def test_a_deactivated_npi_is_of_consequence(registry, listed):
    registry(**{"NPI Deactivation Date": "10/01/2026"})
    watched()
    alert = Alert.objects.get(subject="npi")
    assert (alert.of_consequence, alert.words) == (
        True,
        "The NPI was deactivated on 2026-10-01.",
    )


def test_alerts_are_seen_only_where_the_file_is_within_reach(registry, listed, person, office):
    registry(**{"Provider Last Name (Legal Name)": "OTHERWISE"})
    watched()
    here, there = actor_of(person("coordinator")), actor_of(person("coordinator", at=office.south))
    assert alerts(here).exists()
    assert not alerts(there).exists()


def test_registers_are_watched_by_npi_and_what_ended_is_not_told(
    settings, tmp_path, make_file, office
):
    settings.REGISTRY, settings.LISTS = str(tmp_path), tmp_path / "lists"
    person = make_file(npi="1234567893")
    assert not can_watch()
    register("npi_deactivated", {"npi": "1234567893", "begins_on": dt.date(2026, 10, 1)})
    ended = {"npi": "1234567893", "ends_on": dt.date(2026, 11, 23)}
    register("cms_opt_out", ended)
    assert can_watch()
    assert watched() == 1
    alert = Alert.objects.get()
    assert (alert.practitioner, alert.subject, alert.registry) == (
        person,
        "deactivated",
        "since 2026-10-01",
    )


def test_what_cannot_be_compared_stays_as_it_is(registry, listed, settings, tmp_path):
    registry(**{"Provider Last Name (Legal Name)": "OTHERWISE"})
    watched()
    settings.REGISTRY = str(tmp_path / "elsewhere")
    assert watched() == 0
    assert {one.state for one in Alert.objects.all()} == {"open"}
