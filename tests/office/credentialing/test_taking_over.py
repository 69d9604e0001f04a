"""The office takes signed answers into the file, entry by entry; nothing changes by itself."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.answers import add_entry
from credenza.office.credentialing.actions.signing import sign
from credenza.office.credentialing.actions.taking import take_over
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.differences import differences
from credenza.office.credentialing.queries.signing import statement
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.credentialing.portal import change, page, row_of
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(complete):
    """``handed_in()``: a signed application, as the office has it."""

    def make(**values):
        application = complete(**values)
        sign(
            application=application,
            user=application.user,
            name="Adaeze Okafor",
            meaning=statement().meaning,
            by=application.by,
            at=NOW,
        )
        rows = Application.objects.select_related("practitioner", "facility")
        return rows.get(pk=application.pk)

    return make


def found(application):
    return {f"{one.section.key}": one for one in differences(application)}


def take(application, *entries):
    return take_over(application=application, entries=entries, by=OFFICE, at=NOW)


def test_nothing_is_in_the_file_before_the_office_takes_it(handed_in):
    application = handed_in()
    assert application.practitioner.credentials.count() == 0
    assert "education" in found(application)


def test_what_is_new_becomes_a_credential_with_its_dates_and_papers(complete):
    from tests.office.credentialing.portal import document

    application = complete()
    row = row_of(application, "licences")
    from credenza.office.credentialing.actions.answers import attach

    attach(row=row, question="copy", document=document("licence.pdf"), by=application.by, at=NOW)
    sign(
        application=application,
        user=application.user,
        name="Adaeze Okafor",
        meaning=statement().meaning,
        by=application.by,
        at=NOW,
    )
    application = Application.objects.get(pk=application.pk)
    take(application, found(application)["licences"])
    kept = application.practitioner.credentials.get(kind="state_licence")
    assert (kept.number, kept.number_key, kept.jurisdiction) == ("35.123456", "35123456", "OH")
    assert (kept.starts_on, kept.ends_on) == (dt.date(2015, 7, 1), dt.date(2027, 12, 31))
    assert [one.document.name for one in kept.attachments.all()] == ["licence.pdf"]
    assert "licences" not in found(application)


def test_the_signed_attestation_comes_with_what_is_taken_once(handed_in):
    application = handed_in()
    entries = found(application)
    take(application, entries["licences"])
    take(application, entries["education"])
    kept = application.practitioner.credentials.get(kind="attestation")
    assert kept.starts_on == dt.date(2026, 11, 24)
    assert kept.details == {"signed_by": "Electronic, unique to the signer"}
    assert kept.attachments.get().document.media_type == "application/pdf"


def test_disclosures_and_the_statement_of_health_are_dated_by_the_signature(handed_in):
    application = handed_in()
    entries = found(application)
    take(application, entries["disclosures"], entries["ability"])
    kept = application.practitioner.credentials.get(kind="disclosure")
    assert kept.starts_on == dt.date(2026, 11, 24)
    assert kept.details == {"yes_answers": "0", "explained": "yes"}
    health = application.practitioner.credentials.get(kind="health_attestation")
    assert health.starts_on == kept.starts_on and health.details == {}


def test_who_the_person_is_changes_only_where_it_differs(handed_in):
    application = handed_in()
    take(application, found(application)["identity"])
    person = application.practitioner
    person.refresh_from_db()
    assert birth_date(person.uid, person.born_sealed) == dt.date(1980, 3, 1)
    assert person.npi == "1234567893" and person.ssn_sealed
    assert "identity" not in found(application)


def test_numbers_that_identify_are_shown_by_their_end(handed_in):
    changes = {one.label: one for one in found(handed_in())["identity"].changes}
    assert changes["Social Security number"].told == "•••••6789"
    assert changes["Date of birth"].told == "•••••3-01"


def test_a_row_of_the_file_that_means_the_same_is_changed_and_keeps_what_is_not_told(
    complete, make_file, licence
):
    person = make_file("Okafor", at=None, npi="1234567893")
    held = licence(person, details={"restrictions": "None"})
    application = complete(person=person)
    change(application, "licences", ends_on="2029-12-31")
    sign(
        application=application,
        user=application.user,
        name="Adaeze Okafor",
        meaning=statement().meaning,
        by=application.by,
        at=NOW,
    )
    application = Application.objects.get(pk=application.pk)
    one = found(application)["licences"]
    assert [(d.label, d.filed, d.told) for d in one.changes] == [
        ("First issued", "", "1 Jul 2015"),
        ("Expires, or expired", "31 Dec 2027", "31 Dec 2029"),
    ]
    take(application, one)
    held.refresh_from_db()
    assert held.ends_on == dt.date(2029, 12, 31) and held.details == {"restrictions": "None"}
    assert person.credentials.filter(kind="state_licence").count() == 1


def test_a_former_name_joins_the_others(applicant):
    application = applicant()
    section = page(application, "other_names")
    add_entry(
        application=application,
        section=section,
        values={"last_name": "Eze"},
        by=application.by,
        at=NOW,
    )
    one = found(application)["other_names"]
    assert (one.kind, one.title, one.is_new) == ("name", "Eze", True)


def test_nothing_is_taken_while_answers_may_still_change(complete):
    application = complete()
    with pytest.raises(Refused, match="not handed in yet"):
        take(application, found(application)["licences"])


def test_the_applicant_takes_nothing_into_their_own_file(handed_in):
    application = handed_in()
    from credenza.office.team.queries import account_of_file

    by = actor_of(account_of_file(application.practitioner_id))
    with pytest.raises(Refused):
        take_over(application=application, entries=[], by=by, at=NOW)


def test_the_office_sees_each_difference_and_takes_what_it_picks(handed_in, person):
    application = handed_in()
    client = signed_in(person("coordinator"))
    address = f"/applications/{application.pk}/take-over/"
    seen = client.get(address).content.decode()
    assert "35.123456" in seen and "123-45-6789" not in seen and "voluntary" not in seen.lower()
    picked = found(application)["licences"].row.pk
    client.post(address, {"pick": str(picked)})
    assert application.practitioner.credentials.filter(kind="state_licence").count() == 1
    assert application.practitioner.credentials.filter(kind="work_position").count() == 0
    client.post(address, {"all": "yes"})
    assert application.practitioner.credentials.filter(kind="work_position").count() == 1
    assert "Nothing to take over" in client.get(address).content.decode()


def test_looking_at_the_differences_takes_few_reads(
    handed_in, person, django_assert_max_num_queries
):
    application = handed_in()
    client = signed_in(person("coordinator"))
    with django_assert_max_num_queries(40):
        client.get(f"/applications/{application.pk}/take-over/")


def test_the_office_reads_the_answers_less_what_identifies_and_what_is_voluntary(
    complete, client_for
):
    application = complete()
    change(application, "voluntary", race="White")
    sign(
        application=application,
        user=application.user,
        name="Adaeze Okafor",
        meaning=statement().meaning,
        by=application.by,
        at=NOW,
    )
    seen = client_for("coordinator").get(f"/applications/{application.pk}/answers/")
    words = seen.content.decode()
    assert "Signed by Adaeze Okafor" in words and "page.pdf" in words
    assert "123-45-6789" not in words and "White" not in words


def test_the_office_sends_the_link_again(complete, client_for, arranging):
    application = complete()
    client = client_for("coordinator")
    url = f"/applications/{application.pk}/invite/"
    assert "no e-mail address" in client.post(url, follow=True).content.decode()
    with arranging():
        application.practitioner.email = "adaeze@example.org"
        application.practitioner.save()
    assert "fresh link" in client.post(url, follow=True).content.decode()
    assert application.invitations.get().email == "adaeze@example.org"
