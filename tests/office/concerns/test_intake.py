"""The front door: what is told comes in once, sealed, and its key alone leads back."""

import datetime as dt
import io

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from credenza.office.concerns.models import Case, CaseKey, Door
from credenza.office.concerns.queries.messages import messages_of, teller_of
from credenza.office.correspondence.models import Message as Mail
from credenza.office.ledger.models import Act, Change
from tests.fixtures import signed_in

NARRATIVE = "The night nurse Xanthippe left the monitor off"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    cache.clear()


@pytest.fixture
def door(office, arranging):
    with arranging():
        return Door.objects.create(facility=office.north, is_open=True, phone="555-0100")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, "PNG")
    return out.getvalue()


def sent(client, door, **typed):
    url = reverse("tell", args=[door.facility_id])
    sending = client.get(url).context["form"]["sending"].value()
    form = {"who": "patient", "what": "service", "account": NARRATIVE, "sending": sending}
    return client.post(url, form | typed)


def test_a_nameless_patient_comes_back_by_the_key_asks_and_is_answered(door, person):
    client = Client()
    received = sent(client, door, files=SimpleUploadedFile("ward.png", picture()))
    key, case = received.context["key"], Case.objects.get()
    assert (case.kind, case.channel) == ("patient", "public")
    assert case.evidence.get().document.name == "ward.png"
    assert teller_of(case).name == ""
    assert key.encode() in received.content

    other = Client()
    assert other.get(reverse("tell-mine")).url == reverse("tell-back")
    assert (
        other.post(reverse("tell-back"), {"key": key.lower().replace("-", " ")}).status_code == 302
    )
    assert other.post(reverse("tell-mine"), {"words": "Who reads this?"}).status_code == 302
    page = other.get(reverse("tell-mine"))
    assert "Who reads this?" in page.content.decode()
    assert [one.words for one in messages_of(case)] == ["Who reads this?"]
    other.post(reverse("tell-leave"))
    assert other.get(reverse("tell-mine")).url == reverse("tell-back")


def test_nothing_that_was_told_lies_open_in_rows_changes_or_entries(door):
    received = sent(
        Client(), door, name="Yolanda Quist", email="quist@kin.example", subject="Dr. Zyle",
        place="Dr. Zyle's room", urgent="on",
    )  # fmt: skip
    key = received.context["key"]
    kept = [str(row) for row in Change.objects.values_list("new", flat=True)]
    kept += [str(row) for row in Act.objects.values()] + [str(row) for row in Case.objects.values()]
    for secret in ("Xanthippe", "Quist", "quist@kin", "Zyle", key, key.replace("-", "")):
        assert not [one for one in kept if secret in one]
    assert {one.origin for one in Act.objects.filter(verb="concern:report")} == {"front door"}


def test_a_form_sent_twice_opens_one_case_and_a_machine_none(door):
    client = Client()
    sending = "6f9619ff-8b86-4011-b42d-00c04fc964ff"
    assert sent(client, door, sending=sending).status_code == 200
    assert sent(client, door, sending=sending).status_code == 409
    assert sent(client, door, website="http://spam.example").status_code == 409
    assert Case.objects.count() == CaseKey.objects.count() == 1


def test_who_sends_or_guesses_without_end_has_to_wait(door):
    client = Client()
    assert [sent(client, door).status_code for _ in range(7)] == [200] * 6 + [429]
    tries = [client.post(reverse("tell-back"), {"key": "7QF2-M9D0-4XKA-B31T"}) for _ in range(9)]
    assert [one.status_code for one in tries] == [422] * 8 + [429]
    assert Act.objects.filter(verb="case-key:open", outcome="refused").count() == 8


def test_a_closed_door_is_no_page_and_a_refused_file_is_told_at_its_field(door, arranging):
    answer = sent(Client(), door, files=SimpleUploadedFile("run.exe", b"MZ\x90\x00"))
    assert answer.status_code == 422
    assert "run.exe" in str(answer.context["form"].errors["files"])
    with arranging():
        Door.objects.update(is_open=False)
    assert Client().get(reverse("tell", args=[door.facility_id])).status_code == 404


def test_danger_is_told_at_once_to_whoever_is_set_and_the_mail_tells_nothing(
    door, person, arranging
):
    nurse = person("member", name="Una House")
    with arranging():
        Door.objects.update(urgent_to=nurse)
    page = sent(Client(), door, urgent="on").content.decode()
    assert "911" in page and "told at once" in page
    mail = Mail.objects.get()
    assert (mail.address, mail.confidential) == ("", True)
    assert "Xanthippe" not in mail.subject
    assert Case.objects.get().named.get().user == nurse


def test_danger_goes_to_the_directors_where_whoever_is_set_may_not_know_it(door, person, arranging):
    person("director", name="Dee Rector")
    with arranging():
        Door.objects.update(urgent_to=person("administrator", name="Ada Min"))
    sent(Client(), door, urgent="on")
    case = Case.objects.get()
    assert case.named.count() == 0
    assert Mail.objects.filter(key__startswith=f"urgent concern {case.uid}").count() == 1


@pytest.mark.parametrize("nameless", [True, False])
def test_a_colleague_reports_with_a_name_or_without_leaving_one_anywhere(office, person, nameless):
    colleague = person("viewer", name="Vi Ewer")
    client = signed_in(colleague)
    url = reverse("concern-report")
    sending = client.get(url).context["form"]["sending"].value()
    typed = {"what": "behavior", "account": NARRATIVE, "sending": sending}
    page = client.post(url, typed | ({"nameless": "on"} if nameless else {}))
    assert page.context["case"].kind == "conduct"
    case = Case.objects.get()
    acted = set(Act.objects.filter(verb__in=["concern:report", "case:open"]).values_list("actor"))
    assert (("Vi Ewer",) in acted) is not nameless
    assert case.parties.count() == (0 if nameless else 1)
    assert (case.number in client.get(reverse("own-reports")).content.decode()) is not nameless


def test_a_call_is_written_down_with_the_moment_at_which_it_came(office, client_for):
    client = client_for("coordinator")
    url = reverse("concern-telephone")
    sending = client.get(url).context["form"]["sending"].value()
    typed = {
        "who": "family", "what": "service", "account": NARRATIVE, "sending": sending,
        "name": "Yolanda Quist", "phone": "555-0199", "received_at": "2026-01-06T08:30",
    }  # fmt: skip
    assert client.post(url, typed).context["key"]
    case = Case.objects.get()
    assert teller_of(case).contact.phone == "555-0199"
    assert case.received_at.date() == dt.date(2026, 1, 6)
