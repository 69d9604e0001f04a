from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from credenza.core.calendar import ONE_DAY, add_months
from credenza.core.privileges import (
    AnyOf,
    Board,
    Current,
    Enough,
    Outcome,
    Proctored,
    Training,
    Volume,
    check,
    overall,
)
from credenza.core.privileges.volumes import since
from tests.core.files import around, credentials
from tests.core.privileges.items import (
    BUSY,
    CERTIFIED,
    COURSE,
    CRITERIA,
    HERNIA,
    KINDS,
    LICENSED,
    SURGERY,
    TODAY,
    TRAINED,
    UROLOGY,
    WATCHED,
    D,
    certificate,
    file,
    held,
    item,
    residency,
    volume,
)


def only(criterion, *rows, volumes=(), as_of=TODAY, **more):
    [result] = check(item(criterion), file(*rows), volumes, as_of, **more)
    return result


# --- training ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "outcome", "reason"),
    [
        (None, Outcome.NOT_MET, "No residency in general surgery is on file."),
        (residency(), Outcome.MET, "Completed residency in General surgery on 30 June 2018."),
        (residency(specialty="Surgery - General"), Outcome.MET, "Surgery - General"),
        (residency(specialty="Urology"), Outcome.NOT_MET, "No residency in general surgery"),
        (residency(specialty=""), Outcome.PERSON, "names no specialty"),
        (residency(ends_on=None), Outcome.PERSON, "no day of completion"),
        (residency(ends_on="2026-11-24"), Outcome.MET, "24 November 2026"),
        (residency(ends_on="2026-11-25"), Outcome.NOT_MET, "ends on 25 November 2026"),
        (residency(kind="fellowship"), Outcome.NOT_MET, "No residency"),
    ],
)
def test_training_counts_when_it_is_completed_in_the_field(row, outcome, reason):
    result = only(TRAINED, *filter(None, [row]))
    assert result.outcome is outcome
    assert reason in result.reason


def test_met_training_names_the_credential_that_proves_it():
    assert only(TRAINED, residency(key=41)).evidence == (41,)


def test_training_in_another_field_does_not_hide_the_right_one():
    assert only(TRAINED, residency(specialty="Urology"), residency(key=5)).evidence == (5,)


def test_training_finished_on_a_leap_day_is_recent_to_the_end_of_february():
    recent = Training((KINDS["residency"],), (SURGERY,), within_years=2)
    row = residency(ends_on="2024-02-29")
    assert only(recent, row, as_of=D("2026-02-28")).outcome is Outcome.MET
    too_late = only(recent, row, as_of=D("2026-03-01"))
    assert too_late.outcome is Outcome.NOT_MET
    assert "over 2 years ago" in too_late.reason


# --- boards -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "outcome", "reason"),
    [
        (certificate(), Outcome.MET, "is current"),
        (certificate(ends_on=None, continuous=True), Outcome.MET, "is current"),
        (certificate(ends_on="2026-11-24"), Outcome.MET, "is current"),
        (certificate(ends_on="2026-11-23"), Outcome.NOT_MET, "It ended on 23 November 2026."),
        (certificate(status="revoked"), Outcome.NOT_MET, "It is revoked."),
        (
            certificate(specialty="Urology"),
            Outcome.NOT_MET,
            "The certificate on file is in Urology.",
        ),
        (certificate(specialty=" "), Outcome.PERSON, "names no specialty"),
        (
            certificate(details={"meeting_requirements": "No"}),
            Outcome.PERSON,
            "maintenance requirements are not met",
        ),
    ],
)
def test_a_certificate_counts_while_it_is_current_in_the_field(row, outcome, reason):
    result = only(CERTIFIED, row)
    assert result.outcome is outcome
    assert reason in result.reason


def test_who_finished_training_has_years_to_be_certified():
    row = residency(ends_on="2021-11-24")
    assert only(CERTIFIED, row).outcome is Outcome.MET
    assert "there is time until 24 November 2026" in only(CERTIFIED, row).reason
    late = only(CERTIFIED, row, as_of=TODAY + timedelta(1))
    assert late.outcome is Outcome.NOT_MET
    assert "ended on 24 November 2026" in late.reason


def test_who_is_still_in_training_is_not_yet_eligible():
    assert only(CERTIFIED, residency(ends_on="2027-06-30")).outcome is Outcome.NOT_MET


def test_training_gives_no_time_where_the_form_wants_the_certificate_itself():
    assert only(Board((SURGERY,)), residency(ends_on="2026-06-30")).outcome is Outcome.NOT_MET


def test_only_the_boards_that_a_form_names_count():
    narrow = Board((SURGERY,), issuers=("American Board of Surgery",))
    assert only(narrow, certificate(issuer="The American Board of Surgery, Inc.")).outcome == "met"
    other = only(narrow, certificate(issuer="Board of Friends"))
    assert (other.outcome, other.reason) == (
        Outcome.NOT_MET,
        "The certificate of Board of Friends does not count.",
    )


def test_without_any_certificate_the_missing_field_is_named():
    assert only(Board((SURGERY, UROLOGY))).reason == (
        "No certification in general surgery or urology is on file."
    )


# --- licences, registrations, certificates ----------------------------------------------------


def test_a_licence_of_another_state_does_not_count_where_the_state_is_known():
    row = held(1, "state_licence", "2020-01-01", "2027-01-01", jurisdiction="OH")
    assert only(LICENSED, row, state="OH").outcome is Outcome.MET
    assert only(LICENSED, row).outcome is Outcome.MET
    elsewhere = only(LICENSED, row, state="NY")
    assert elsewhere.outcome is Outcome.NOT_MET
    assert elsewhere.reason == "No state licence for NY is on file."


def test_a_multistate_licence_counts_in_every_state():
    row = held(
        1, "rn_licence", None, "2027-01-01", jurisdiction="OH", details={"multistate": "yes"}
    )
    assert only(Current((KINDS["rn_licence"],)), row, state="NY").outcome is Outcome.MET


def test_one_of_several_certificates_is_enough():
    either = Current((KINDS["acls"], KINDS["atls"]))
    rows = held(1, "acls", None, "2020-01-01"), held(2, "atls", None, "2026-11-24")
    result = only(either, *rows)
    assert (result.outcome, result.evidence) == (Outcome.MET, (2,))
    assert result.reason == "Advanced trauma life support is good until 24 November 2026."


def test_a_lapsed_certificate_says_when_it_ended():
    result = only(Current((KINDS["acls"],)), held(1, "acls", None, "2026-11-23"))
    assert result.reason == (
        "Advanced cardiovascular life support is not current. It ended on 23 November 2026."
    )


def test_a_registration_recorded_as_not_required_is_not_a_registration():
    result = only(Current((KINDS["dea"],)), held(1, "dea", status="not_required"))
    assert result.outcome is Outcome.NOT_MET
    assert "not required" in result.reason


# --- volumes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("logs", "outcome", "reason"),
    [
        ([], Outcome.NOT_MET, "0 of 12 cases since 24 November 2024 on file."),
        ([volume(12, confirmed=True)], Outcome.MET, "12 of 12 cases"),
        ([volume(11, confirmed=True)], Outcome.NOT_MET, "11 of 12 cases"),
        ([volume(11, confirmed=True), volume(1)], Outcome.PERSON, "1 more need somebody's word"),
        ([volume(12)], Outcome.PERSON, "0 of 12 cases"),
        ([volume(12, procedure="colonoscopy", confirmed=True)], Outcome.NOT_MET, "0 of 12"),
        ([volume(12, procedure="surgery.core", confirmed=True)], Outcome.MET, "12 of 12"),
    ],
)
def test_cases_are_counted_when_somebody_confirms_them(logs, outcome, reason):
    result = only(BUSY, volumes=logs)
    assert result.outcome is outcome
    assert reason in result.reason


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "outcome"),
    [
        ("2024-11-24", "2024-11-24", Outcome.MET),
        ("2024-11-23", "2024-11-23", Outcome.NOT_MET),
        ("2024-11-01", "2024-12-31", Outcome.PERSON),
        ("2026-11-24", "2026-11-24", Outcome.MET),
        ("2026-11-24", "2026-11-25", Outcome.PERSON),
        ("2026-11-25", "2026-11-30", Outcome.NOT_MET),
    ],
)
def test_the_window_of_months_includes_both_its_edges(starts_on, ends_on, outcome):
    assert only(BUSY, volumes=[volume(12, starts_on, ends_on, confirmed=True)]).outcome is outcome


def test_a_case_of_the_end_of_february_counts_to_the_end_of_february():
    year = Enough(least=1, months=12)
    log = [volume(1, "2023-02-28", "2023-02-28", confirmed=True)]
    assert only(year, volumes=log, as_of=D("2024-02-29")).outcome is Outcome.NOT_MET
    assert only(year, volumes=log, as_of=D("2024-02-28")).outcome is Outcome.MET
    leap = [volume(1, "2024-02-29", "2024-02-29", confirmed=True)]
    assert only(year, volumes=leap, as_of=D("2025-02-28")).outcome is Outcome.MET


def test_a_form_may_take_the_practitioners_own_count():
    assert only(Enough(3, 12, claimed=True), volumes=[volume(3)]).outcome is Outcome.MET


def test_a_form_may_count_one_procedure_alone():
    hernias = Enough(3, 12, procedures=(HERNIA,))
    logs = [volume(9, confirmed=True), volume(3, procedure="hernia_repair", key=8, confirmed=True)]
    result = only(hernias, volumes=logs)
    assert (result.outcome, result.volumes) == (Outcome.MET, (8,))


def test_a_count_below_nought_is_refused():
    with pytest.raises(ValueError, match="cannot be -1"):
        volume(-1)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        volume(1, "2026-02-01", "2026-01-01")


# --- people -----------------------------------------------------------------------------------


def test_proctoring_still_to_come_is_for_a_person_and_never_a_bar():
    result = only(WATCHED, volumes=[volume(2, confirmed=True, proctored=True)])
    assert result.outcome is Outcome.PERSON
    assert result.reason == "The next case is to be proctored: name the proctor with the grant."


def test_proctored_cases_on_file_are_proctoring_done():
    assert only(WATCHED, volumes=[volume(3, confirmed=True, proctored=True)]).outcome == "met"
    assert only(WATCHED, volumes=[volume(3, confirmed=True)]).outcome == "person"
    assert only(Proctored(3, (HERNIA,)), volumes=[volume(3, confirmed=True)]).outcome == "person"


def test_what_only_people_can_judge_is_left_to_them():
    assert only(COURSE).outcome is Outcome.PERSON
    assert "A course in robotic surgery" in only(COURSE).reason


def test_the_best_of_several_ways_counts():
    either = AnyOf((TRAINED, BUSY))
    assert only(either, residency()).outcome is Outcome.MET
    assert only(either, volumes=[volume(12, confirmed=True)]).volumes == (1,)
    neither = only(either)
    assert neither.outcome is Outcome.NOT_MET
    assert "No residency" in neither.reason
    assert "0 of 12 cases" in neither.reason


def test_an_item_stands_as_its_worst_criterion_does():
    results = check(item(TRAINED, COURSE), file(residency()), (), TODAY)
    assert overall(results) is Outcome.PERSON
    assert overall(results[:1]) is Outcome.MET
    assert overall([]) is Outcome.MET


# --- whatever lies in the file ----------------------------------------------------------------

SPECIALTIES = ("General surgery", "Urology", "")


@st.composite
def rows(draw):
    row = draw(credentials(key=draw(st.integers(1, 99)), day=TODAY))
    kind = draw(st.sampled_from(("residency", "board_certification", "state_licence", row.kind)))
    return replace(row, kind=kind, details={"specialty": draw(st.sampled_from(SPECIALTIES))})


@st.composite
def logs(draw):
    first, last = sorted((draw(around(TODAY)), draw(around(TODAY))))
    return Volume(
        draw(st.integers(1, 99)),
        draw(st.sampled_from(("cholecystectomy", "hernia_repair", "tonsillectomy"))),
        draw(st.integers(0, 20)),
        first,
        last,
        draw(st.booleans()),
        draw(st.booleans()),
    )


@given(st.data())
def test_more_evidence_never_turns_met_into_not_met(data):
    day = data.draw(st.sampled_from((TODAY, D("2024-02-29"), D("0001-01-31"), D("9999-12-31"))))
    before, more = (data.draw(st.lists(rows(), max_size=4)) for _ in range(2))
    counted, extra = (data.draw(st.lists(logs(), max_size=4)) for _ in range(2))
    rank = {Outcome.MET: 0, Outcome.PERSON: 1, Outcome.NOT_MET: 2}
    wanted = item(*CRITERIA)
    first = check(wanted, file(*before), counted, day)
    second = check(wanted, file(*before, *more), [*counted, *extra], day)
    for one, other in zip(first, second, strict=True):
        assert rank[other.outcome] <= rank[one.outcome], one.criterion


@given(st.data())
def test_every_reason_is_a_sentence(data):
    held_rows, counted = data.draw(st.lists(rows())), data.draw(st.lists(logs()))
    for one in check(item(*CRITERIA), file(*held_rows), counted, TODAY):
        assert one.reason
        assert one.reason[0].isupper() or one.reason[0].isdigit()


@given(around(TODAY), st.integers(1, 120))
def test_a_window_opens_on_the_first_day_whose_months_reach_the_last(as_of, months):
    assume(date(20, 1, 1) < as_of < date(9990, 1, 1))
    first = since(as_of, months)
    assert add_months(first, months) >= as_of
    assert add_months(first - ONE_DAY, months) < as_of
