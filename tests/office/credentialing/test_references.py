"""References are named, asked, reminded; they answer, decline, or name somebody else."""

import datetime as dt

import pytest
from django.conf import settings

from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.correspondence.queries.letters import values_of
from credenza.office.correspondence.queries.mail import body_of, messages
from credenza.office.credentialing.actions import answering, naming
from credenza.office.credentialing.actions.references import (
    ask_for,
    reissue,
    remind,
    remind_due,
)
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.reference_links import opened_by
from credenza.office.credentialing.queries.references import (
    answers_of,
    enough_named,
    flags_of,
    of_application,
    progress,
)
from credenza.office.ledger.models import Act, Change
from credenza.office.practitioners.queries.confidential import readable_kinds
from tests.office.credentialing.files import OFFICE
from tests.office.credentialing.referees import PEER, tokens_of, whole
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db
VOICE = Actor(None, "Ruth Lindqvist (reference)")


def later(**time) -> dt.datetime:
    return NOW + dt.timedelta(**time)


def answer(reference, at=NOW, way=answering.BY_LINK, **said):
    answers = whole(reference, **said)
    return answering.answer(reference=reference, answers=answers, by=VOICE, at=at, way=way)


def mails(reference):
    return messages(OFFICE).filter(key__startswith=f"reference {reference.uid}")


def test_somebody_who_is_asked_gets_a_link_of_which_only_the_fingerprint_is_kept(asked):
    reference, token = asked()
    [link] = reference.links.all()
    assert token not in link.digest
    assert opened_by(token, NOW).reference == reference
    assert not opened_by(token + "x", NOW)
    [mail] = mails(reference)
    assert token in body_of(mail) and token not in mail.body_sealed
    assert not Change.objects.filter(new__contains=token).exists()


def test_nobody_is_asked_before_the_applicant_has_signed(applied, named):
    reference = named(applied(state="filling"))
    with pytest.raises(Refused, match="signed release"):
        ask_for(application=reference.application, by=OFFICE, at=NOW)


@pytest.mark.parametrize("state", ["decided", "withdrawn", "closed"])
def test_nobody_is_named_for_an_application_that_is_over(applied, named, state):
    with pytest.raises(Refused, match="closed"):
        named(applied(state=state))


def test_everybody_named_is_asked_when_nobody_is_picked(applied, named):
    application = applied(state="verifying")
    named(application)
    named(application, email="lee@north.example", name="Ann Lee")
    asked = ask_for(application=application, by=OFFICE, at=NOW)
    assert {one.name for one in asked} == {"Ruth Lindqvist", "Ann Lee"}
    with pytest.raises(Refused, match="Name somebody"):
        ask_for(application=application, by=OFFICE, at=NOW)


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"email": ""}, "no e-mail address"),
        ({"relation": "relative"}, "too close"),
        ({"profession": "np"}, "another discipline"),
        ({"last_worked_on": dt.date(2020, 1, 1)}, "more than 24 months"),
    ],
)
def test_whom_the_policy_speaks_against_is_not_asked(named, values, because):
    reference = named(**values)
    with pytest.raises(Refused, match=because):
        ask_for(application=reference.application, by=OFFICE, at=NOW)
    reference.refresh_from_db()
    assert reference.state == "named"
    assert not mails(reference).exists()


def test_with_a_reason_somebody_is_asked_in_spite_of_the_policy_and_it_is_kept(named):
    reference = named(profession="np")
    ask_for(
        application=reference.application, by=OFFICE, at=NOW, reason="The only colleague on site."
    )
    reference.refresh_from_db()
    assert reference.state == "asked"
    assert "another discipline" in reference.in_spite_of
    assert "The only colleague on site." in reference.in_spite_of


def test_one_address_is_named_once(named):
    reference = named()
    with pytest.raises(Refused, match="on the list of this application already"):
        named(reference.application, email="LINDQVIST@north.example")


def test_an_answer_becomes_a_verification_by_which_the_checklist_goes_on(asked):
    reference, _ = asked()
    answer(reference)
    reference.refresh_from_db()
    proof = reference.verification
    assert (proof.kind, proof.source, proof.result) == ("peer_reference", "peer_form", "confirmed")
    assert proof.note == ""
    assert (proof.asked_on, proof.verified_on) == (TODAY, TODAY)
    [credential] = proof.proofs.all()
    assert credential.credential.issuer == "Ruth Lindqvist"
    assert progress(reference.application).sentence == "1 of 2 references received."


def test_two_answers_meet_the_requirement_of_the_rules(asked, make_file, applied):
    person = make_file()
    application = applied(person, state="verifying")
    for n in (1, 2):
        reference, _ = asked(application=application, email=f"p{n}@north.example", name=f"Peer {n}")
        found = person.open_findings.filter(requirement="references.received")
        assert found.get().state == State.MISSING
        answer(reference, name=f"Peer {n}")
    assert not person.open_findings.filter(requirement="references.received").exists()


def test_an_answer_that_does_not_count_is_kept_and_proves_nothing(asked):
    reference, _ = asked()
    answer(reference, relation="relative")
    reference.refresh_from_db()
    assert reference.verification.result == "differs"
    assert "too close" in reference.verification.note
    assert not progress(reference.application).enough
    assert [flag.key for flag in flags_of(reference)] == ["relation_close"]


def test_what_was_said_stays_out_of_the_file_and_of_clear_text(asked):
    reference, _ = asked()
    answer(reference, recommend="no", recommend_words="Xanthippe saw it.")
    reference.refresh_from_db()
    assert "Xanthippe" in flags_of(reference)[0].sentence
    assert "Xanthippe" not in reference.answers_sealed
    assert "Xanthippe" not in reference.verification.note
    assert not Change.objects.filter(new__contains="Xanthippe").exists()
    assert not Act.objects.filter(detail__contains="Xanthippe").exists()


def test_the_applicant_may_not_know_of_the_entry_that_an_answer_makes(asked):
    reference, _ = asked()
    answer(reference)
    own = Actor(1, "Ada", practitioner=reference.practitioner_id)
    assert "peer_reference" not in readable_kinds(own, reference.practitioner_id)


def test_an_answer_lies_sealed_and_does_not_open_elsewhere(asked):
    reference, _ = asked()
    answer(reference)
    reference.refresh_from_db()
    text = settings.VAULT.unseal(
        reference.answers_sealed, "reference", str(reference.uid), "answers"
    )
    assert "Ruth Lindqvist" in text
    assert answers_of(reference)["recommend"] == "yes"


def test_a_second_answer_is_refused_and_the_first_stands(asked):
    reference, _ = asked()
    answer(reference)
    with pytest.raises(Refused, match="first answer stands"):
        answer(reference, recommend="no", recommend_words="No.")
    reference.refresh_from_db()
    assert answers_of(reference)["recommend"] == "yes"
    assert reference.practitioner.verifications.count() == 1


def test_an_answer_that_is_not_whole_is_not_taken(asked):
    reference, _ = asked()
    with pytest.raises(Refused, match="not whole"):
        answer(reference, recommend="")


def test_words_of_questions_that_are_not_asked_are_not_kept(asked):
    reference, _ = asked()
    answer(reference, still="yes", last_worked="2001-01", health="no", health_words="")
    reference.refresh_from_db()
    assert "last_worked" not in answers_of(reference)


def test_what_is_typed_is_kept_and_found_again(asked):
    reference, _ = asked()
    answering.save_answers(reference=reference, answers={"recommend": "no"}, by=VOICE, at=NOW)
    reference.refresh_from_db()
    assert answers_of(reference) == {"recommend": "no"}
    answer(reference)
    with pytest.raises(Refused, match="answered already"):
        answering.save_answers(reference=reference, answers={}, by=VOICE, at=NOW)


def test_a_peer_whom_the_applicant_named_in_the_file_gets_no_second_entry(asked, arranging):
    reference, _ = asked()
    with arranging():
        entry = reference.practitioner.credentials.create(
            kind="peer_reference", issuer="R. Lindqvist", details={"email": PEER["email"].upper()}
        )
    answer(reference)
    reference.refresh_from_db()
    assert reference.credential == entry
    assert reference.practitioner.credentials.filter(kind="peer_reference").count() == 1


def test_a_telephone_answer_says_who_took_it(asked):
    reference, _ = asked()
    way = answering.Way(via="phone", taken_by="Cora North")
    answer(reference, way=way)
    reference.refresh_from_db()
    assert (reference.answered_via, reference.taken_by) == ("phone", "Cora North")
    assert reference.verification.source == "peer_phone"


def test_somebody_without_an_address_can_be_recorded_by_telephone(named):
    reference = named(email="")
    answer(reference, way=answering.Way(via="phone", taken_by="Cora North"))
    reference.refresh_from_db()
    assert reference.counts


def test_who_declines_is_not_reminded_and_says_why(asked):
    reference, _ = asked()
    with pytest.raises(Refused, match="A word why"):
        answering.decline(reference=reference, by=VOICE, at=NOW, reason=" ")
    answering.decline(reference=reference, by=VOICE, at=NOW, reason="Too long ago.")
    assert remind_due(by=OFFICE, at=later(days=30)) == 0
    reference.refresh_from_db()
    assert (reference.state, reference.why) == ("declined", "Too long ago.")


def test_somebody_better_placed_waits_until_the_office_asks_them(asked):
    reference, _ = asked()
    proposed = answering.forward(
        reference=reference,
        to={"name": "Ann Lee", "email": "Lee@north.example", "title": "Chair"},
        by=VOICE,
        at=NOW,
    )
    reference.refresh_from_db()
    assert (reference.state, proposed.state) == ("forwarded", "named")
    assert (proposed.source, proposed.email) == (reference, "lee@north.example")
    assert not mails(proposed).exists()
    assert remind_due(by=OFFICE, at=later(days=30)) == 0


def test_naming_somebody_already_on_the_list_leaves_everything_as_it_was(asked, named):
    reference, _ = asked()
    named(reference.application, email="lee@north.example")
    with pytest.raises(Refused, match="on the list"):
        answering.forward(
            reference=reference,
            to={"name": "Ann Lee", "email": "lee@north.example"},
            by=VOICE,
            at=NOW,
        )
    reference.refresh_from_db()
    assert reference.state == "asked"


def test_reminders_go_out_after_3_7_and_14_days_and_then_no_more(asked):
    reference, _ = asked()
    sent = [day for day in range(1, 40) if remind_due(by=OFFICE, at=later(days=day))]
    assert sent == [3, 7, 14]
    assert mails(reference).count() == 4
    assert "what you have typed so far is kept" in body_of(mails(reference)[0]).lower()


def test_a_day_on_which_nobody_reminded_is_made_up_for_once(asked):
    reference, _ = asked()
    assert remind_due(by=OFFICE, at=later(days=30)) == 1
    assert remind_due(by=OFFICE, at=later(days=30, hours=1)) == 0
    assert mails(reference).count() == 2


def test_an_answer_ends_the_reminders(asked):
    reference, _ = asked()
    answer(reference, at=later(days=1))
    assert remind_due(by=OFFICE, at=later(days=20)) == 0


def test_nobody_is_reminded_of_an_application_that_is_over(asked, arranging):
    reference, _ = asked()
    with arranging():
        type(reference.application).objects.update(state="withdrawn")
    assert remind_due(by=OFFICE, at=later(days=20)) == 0


def test_by_hand_somebody_is_reminded_once_a_day(asked):
    reference, _ = asked()
    assert remind(reference=reference, by=OFFICE, at=later(hours=1))
    assert not remind(reference=reference, by=OFFICE, at=later(hours=2))
    assert mails(reference).count() == 2


def test_a_reminder_leaves_the_first_link_alive(asked):
    reference, first = asked()
    remind(reference=reference, by=OFFICE, at=later(hours=1))
    second, again = tokens_of(reference)
    assert (second != first) and again == first
    assert opened_by(first, later(hours=2)).live and opened_by(second, later(hours=2)).live


def test_a_new_link_ends_those_before_it(asked):
    reference, first = asked()
    reissue(reference=reference, by=OFFICE, at=later(hours=1))
    assert not opened_by(first, later(hours=2)).live
    assert opened_by(tokens_of(reference)[0], later(hours=2)).live


def test_a_link_ends_after_thirty_days(asked):
    _, token = asked()
    assert opened_by(token, later(days=29, hours=23)).live
    assert not opened_by(token, later(days=30)).live


def test_a_corrected_address_ends_the_links_to_the_old_one(asked):
    reference, token = asked()
    values = PEER | {"email": "new@north.example"}
    naming.correct(reference=reference, values=values, by=OFFICE, at=later(hours=1))
    assert not opened_by(token, later(hours=2)).live


def test_withdrawing_takes_a_reason_and_ends_the_link(asked):
    reference, token = asked()
    with pytest.raises(Refused, match="Say why"):
        naming.withdraw(reference=reference, by=OFFICE, at=NOW, reason="")
    naming.withdraw(reference=reference, by=OFFICE, at=NOW, reason="Named twice.")
    assert not opened_by(token, NOW).live
    with pytest.raises(Refused, match="withdrawn by the office"):
        answer(reference)


def test_an_answer_cannot_be_withdrawn(asked):
    reference, _ = asked()
    answer(reference)
    with pytest.raises(Refused, match="stays as it is"):
        naming.withdraw(reference=reference, by=OFFICE, at=NOW, reason="Bad for us.")


def test_two_answers_from_one_network_address_are_told_of(asked):
    first, _ = asked()
    second, _ = asked(application=first.application, email="lee@x.example", name="Ann Lee")
    answer(first, way=answering.Way(origin="198.51.100.7"))
    answer(second, way=answering.Way(origin="198.51.100.7"), name="Ann Lee")
    second.refresh_from_db()
    assert "198.51.100.7" not in second.origin_index
    assert [flag.sentence for flag in flags_of(second)] == [
        "Was sent from the same network address as Ruth Lindqvist."
    ]


def test_whether_enough_peers_are_named_is_told_before_they_are_asked(named):
    reference = named()
    application = reference.application
    assert "1 of 2" in enough_named(application, of_application(application)).reason
    named(application, email="lee@north.example", name="Ann Lee")
    assert enough_named(application, of_application(application))


@pytest.mark.parametrize(
    ("said", "result", "note"),
    [
        ({}, "confirmed", ""),
        ({"from": "2018-04"}, "differs", "They say since 2018-04, the file 2019-04."),
        ({"held": "no", "held_words": "Never here."}, "differs", "no record"),
    ],
)
def test_another_hospital_confirms_the_affiliation_or_differs(
    asked, applied, arranging, said, result, note
):
    application = applied(state="verifying")
    with arranging():
        held = application.practitioner.credentials.create(
            kind="hospital_affiliation",
            issuer="Elsewhere General",
            starts_on=dt.date(2019, 4, 1),
            precision="month",
        )
    reference, _ = asked(application=application, speaker="office", name="Medical staff office")
    with arranging():
        Reference.objects.filter(pk=reference.pk).update(credential=held)
    answer(reference, **said)
    reference.refresh_from_db()
    proof = reference.verification
    assert (proof.kind, proof.source, proof.result) == ("hospital_affiliation", "hospital", result)
    assert note in proof.note
    assert [one.credential for one in proof.proofs.all()] == [held]


def test_another_office_gets_a_letter_with_what_the_applicant_says(named, arranging):
    reference = named(speaker="office", name="Medical staff office", organisation="Elsewhere")
    with arranging():
        held = reference.practitioner.credentials.create(
            kind="hospital_affiliation",
            issuer="Elsewhere",
            starts_on=dt.date(2019, 4, 1),
            ends_on=dt.date(2021, 5, 31),
        )
        Reference.objects.filter(pk=reference.pk).update(credential=held)
    ask_for(application=reference.application, by=OFFICE, at=NOW)
    [mail] = mails(reference)
    [letter] = mail.letters.all()
    assert letter.kind == "affiliation_request"
    assert values_of(letter) == {
        "claimed": ["Facility | Elsewhere", "From and until | 1 April 2019 to 31 May 2021"],
        "due_on": "2026-12-08",
    }


def test_a_peer_gets_no_letter_in_the_file(asked):
    reference, _ = asked()
    assert not reference.practitioner.letters.exists()


def test_the_ledger_tells_who_answered_in_whose_name(asked):
    reference, _ = asked()
    answer(reference)
    entry = Act.objects.get(verb="reference:answer")
    assert (entry.actor, entry.practitioner_id) == (VOICE.name, reference.practitioner_id)
