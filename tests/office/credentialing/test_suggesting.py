"""What is known is offered, and becomes an answer by the person's own word alone."""

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.curriculum import read_curriculum
from credenza.office.credentialing.actions.suggesting import dismiss, offer_known, take, take_all
from credenza.office.credentialing.models import Suggestion
from credenza.office.credentialing.queries import suggesting
from credenza.office.credentialing.queries.answers import rows_of
from credenza.office.documents.actions import keep
from tests.formats.cv.files import pdf
from tests.office.credentialing.portal import page, row_of
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(applicant, make_file, licence):
    """An application whose person's file holds a licence, and what is offered from it."""
    person = make_file("Okafor", at=None, npi="1234567893", city="Ames")
    licence(person)
    application = applicant(person=person)
    offer_known(application=application, by=application.by, at=NOW)
    return application


def offers(application, section):
    return suggesting.offered(application, section)


def test_the_last_file_is_offered_and_nothing_of_it_is_an_answer_yet(offered):
    assert [one.values for one in offers(offered, "contact")] == [{"city": "Ames"}]
    [found] = offers(offered, "licences")
    assert found.values["number"] == "35.123456" and found.origin == "file"
    assert row_of(offered, "contact").values == {}
    assert not [one for one in rows_of(offered) if one.section == "licences"]


def test_what_is_taken_over_becomes_an_answer_with_its_origin(offered):
    [found] = offers(offered, "licences")
    row = take(suggestion=found, by=offered.by, at=NOW)
    assert (row.origin, row.values["number"]) == ("file", "35.123456")
    assert offers(offered, "licences") == []


def test_what_is_put_aside_is_not_offered_again(offered):
    [found] = offers(offered, "licences")
    dismiss(suggestion=found, by=offered.by, at=NOW)
    offer_known(application=offered, by=offered.by, at=NOW)
    assert offers(offered, "licences") == []
    with pytest.raises(Refused, match="decided already"):
        take(suggestion=Suggestion.objects.get(pk=found.pk), by=offered.by, at=NOW)


def test_all_of_a_page_is_taken_over_at_once(offered):
    assert (
        take_all(application=offered, section=page(offered, "identity"), by=offered.by, at=NOW) == 3
    )
    assert row_of(offered, "identity").values == {
        "first_name": "Adaeze",
        "last_name": "Okafor",
        "npi": "1234567893",
    }


def test_a_birth_date_is_offered_sealed_and_shown_by_its_end(applicant, make_file):
    import datetime as dt

    person = make_file("Okafor", at=None, born_on=dt.date(1980, 3, 1))
    application = applicant(person=person)
    offer_known(application=application, by=application.by, at=NOW)
    [found] = [one for one in offers(application, "identity") if "born_on" in one.values]
    assert "1980" not in str(found.values)
    assert suggesting.shown_values(found, page(application, "identity")) == {"born_on": "•••••3-01"}
    take(suggestion=found, by=application.by, at=NOW)
    assert "1980" not in str(row_of(application, "identity").values)


def test_what_others_said_under_peer_review_is_never_offered(applicant, make_file):
    from credenza.office.practitioners.actions import credentials

    person = make_file("Okafor", at=None)
    for kind in ("peer_reference", "malpractice_claim", "sanction"):
        credentials.add(practitioner=person, kind=kind, values={"issuer": "Elm"}, by=OFFICE, at=NOW)
    application = applicant(person=person)
    offer_known(application=application, by=application.by, at=NOW)
    assert not Suggestion.objects.filter(section__in=("references", "claims")).exists()


def test_an_assistant_takes_over_what_is_offered_too_but_nobody_without_the_right(offered, person):
    from credenza.office.team.queries import actor_of

    [found] = offers(offered, "licences")
    with pytest.raises(Refused):
        take(suggestion=found, by=actor_of(person("viewer")), at=NOW)


def curriculum(application, *lines):
    document = keep(
        data=pdf(*lines), name="cv.pdf", media_type="application/pdf", by=OFFICE, at=NOW
    )
    row = row_of(application, "curriculum")
    return read_curriculum(row=row, document=document, by=application.by, at=NOW)


def test_a_curriculum_vitae_is_read_and_what_it_tells_is_offered(applicant):
    application = applicant()
    told = curriculum(
        application,
        "EDUCATION",
        "Elm Medical School, Doctor of Medicine, 08/2006 - 05/2010",
        "EXPERIENCE",
        "Elm Clinic, Surgeon, 07/2015 - Present",
    )
    assert "2 entries wait" in told
    [school] = offers(application, "education")
    assert school.values["kind"] == "medical_school" and school.values["degree"] == "MD"
    [post] = offers(application, "work")
    assert (post.values["issuer"], post.values["starts_on"]) == ("Elm Clinic", "2015-07")
    assert post.source == "Your curriculum vitae, cv.pdf"


def test_years_without_months_leave_the_months_to_the_person(applicant):
    application = applicant()
    curriculum(application, "EXPERIENCE", "Elm Clinic in Ohio, Surgeon, 2015 - 2019")
    [post] = offers(application, "work")
    assert "starts_on" not in post.values and post.values["issuer"].startswith("Elm Clinic")


def test_a_scan_without_text_says_so(applicant):
    assert "picture without text" in curriculum(applicant())


def test_the_registry_is_asked_where_it_is_known(applicant, monkeypatch):
    from credenza.core.applications.offering import Known

    application = applicant()
    known = Known({"degrees": "M.D."})
    monkeypatch.setitem(suggesting._sources, "registry", lambda person: ("NPI registry", known))
    offer_known(application=application, by=application.by, at=NOW)
    [found] = [one for one in offers(application, "identity") if one.origin == "registry"]
    assert (found.values, found.source) == ({"degrees": "M.D."}, "NPI registry")
