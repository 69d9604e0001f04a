"""Audits are drawn by a seed, scored file by file, closed, corrected and held again."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.compliance.actions.audits import (
    close_audit,
    correct,
    draw_audit,
    plan,
    score_file,
    set_aside,
)
from credenza.office.compliance.models import Audit
from credenza.office.compliance.queries.audits import findings_of, scored, to_hold_again
from credenza.office.desk.queries.due import audits as due_audits
from credenza.office.desk.queries.due import corrections as due_corrections
from credenza.office.practitioners.actions import credentials
from credenza.packs.loader import audit_sheets
from tests.fixtures import SYSTEM

NOW = timezone.now()
TODAY = NOW.date()
DAYS = {"since": dt.date(2025, 1, 1), "until": dt.date(2026, 12, 31)}
ELEMENTS = [one.key for one in audit_sheets()["delegate"].elements]
PASSED = dict.fromkeys(ELEMENTS, ("yes", ""))


@pytest.fixture
def draw(office, make_file):
    """An audit of so many northern files, by the short sheet."""

    def make(files=2, **more) -> Audit:
        for number in range(files):
            make_file(f"Abara{number}", "A")
        given = {"title": "Files", "sheet": "delegate", "method": "all", "seed": "7"} | DAYS | more
        return draw_audit(facility=office.north, **given, by=SYSTEM, at=NOW)

    return make


def answer(file, by=SYSTEM, **said) -> None:
    score_file(file=file, answers={key: (one, "") for key, one in said.items()}, by=by, at=NOW)


def closed(audit, **failing) -> list:
    for file in audit.files.all():
        score_file(file=file, answers=PASSED, by=SYSTEM, at=NOW)
    answer(audit.files.first(), **failing)
    given = {"conclusion": "As found", "closed_on": TODAY, "by": SYSTEM, "at": NOW}
    return close_audit(audit=audit, **given)


def test_the_same_seed_draws_the_same_files_again(draw):
    first = draw(files=4, method="share")
    second = draw(files=0, method="share")
    drawn = [list(one.files.values_list("practitioner", "place")) for one in (first, second)]
    assert drawn[0] == drawn[1] and len(drawn[0]) == 4
    assert first.population == {"initial": 4, "reappointed": 0}


def test_an_audit_with_waiting_answers_is_not_closed(draw):
    audit = draw()
    answer(audit.files.first(), decision="yes")
    with pytest.raises(Refused, match="2 files still wait"):
        close_audit(audit=audit, conclusion="x", closed_on=TODAY, by=SYSTEM, at=NOW)
    assert scored(audit).after(audit.files.first()) == audit.files.last()


def test_an_element_below_the_target_becomes_a_finding(draw):
    audit = draw()
    closed(audit, decision="no")
    [finding] = findings_of(audit)
    assert (finding.of.title, finding.passed, finding.failed) == ("Decision", 1, 1)
    with pytest.raises(Refused, match="closed"):
        answer(audit.files.first(), decision="yes")


def test_nobody_scores_a_file_in_which_they_verified(draw, office, make_file):
    audit = draw(files=1)
    file, dana = audit.files.get(), Actor(9, "Dana Whitfield")
    credentials.verify(
        practitioner=file.practitioner,
        kind="npi_registry",
        credentials=[],
        answer={"source": "nppes", "method": "web", "result": "confirmed", "asked_on": TODAY},
        by=dana,
        at=NOW,
    )
    with pytest.raises(Refused, match="let a colleague"):
        answer(file, by=dana, decision="yes")


def test_an_alternate_takes_the_place_of_a_file_set_aside(draw):
    audit = draw(files=2, method="all")
    file = audit.files.first()
    with pytest.raises(Refused, match="Say why"):
        set_aside(file=file, reason="", by=SYSTEM, at=NOW)
    set_aside(file=file, reason="Drawn twice", by=SYSTEM, at=NOW)
    assert [len(files) for files in scored(audit).files.values()] == [1]


def test_a_finding_is_corrected_by_its_day_and_the_audit_held_again(draw, person):
    finding = closed(draw(), decision="no")[0]
    with pytest.raises(Refused, match="Plan it first"):
        correct(finding=finding, words="", done_on=TODAY, by=SYSTEM, at=NOW)
    owner, due_on = person("coordinator"), TODAY + dt.timedelta(days=5)
    plan(finding=finding, words="Train", owner=owner, due_on=due_on, by=SYSTEM, at=NOW)
    marks = list(due_corrections.marks(SYSTEM, TODAY))
    [told] = due_corrections.told(SYSTEM, [one.of for one in marks], TODAY)
    assert (told.named, told.due_on, told.state) == (owner.name, due_on, "due")
    correct(finding=finding, words="Trained", done_on=TODAY, by=SYSTEM, at=NOW)
    assert not list(due_corrections.marks(SYSTEM, TODAY))
    later = TODAY + dt.timedelta(days=100)
    [(again, due)] = to_hold_again(SYSTEM, later)
    [told] = due_audits.told(SYSTEM, [again.pk], later)
    assert told.due_on == due.last and not to_hold_again(SYSTEM, TODAY)


def test_a_re_audit_waits_until_corrections_can_show(draw):
    before = draw()
    closed(before, decision="no")
    before.refresh_from_db()
    with pytest.raises(Refused, match="shows from"):
        draw(files=0, follows=before)
    at = NOW + dt.timedelta(days=100)
    given = {"title": "Again", "sheet": "delegate", "method": "all", "seed": "8"} | DAYS
    after = draw_audit(facility=before.facility, follows=before, **given, by=SYSTEM, at=at)
    assert after.follows == before
    assert not to_hold_again(SYSTEM, at.date())


def test_the_pages_draw_score_and_close(office, make_file, client_for):
    make_file()
    client = client_for("director")
    given = {"facility": office.north.pk, "title": "Files", "sheet": "delegate", "method": "all"}
    given |= {"seed": "7"} | {key: f"{day}" for key, day in DAYS.items()}
    drawn = client.post(reverse("audit-new"), given)
    audit = Audit.objects.get()
    assert drawn["Location"] == reverse("audit", args=[audit.pk])
    file = reverse("audit-file", args=[audit.files.get().pk])
    assert "current" in client.get(file).content.decode().lower()
    said = dict.fromkeys(ELEMENTS, "yes") | {"decision": "no", "decision-words": "No minutes"}
    assert client.post(file, said)["Location"] == reverse("audit", args=[audit.pk])
    assert client.post(file, {"decision": "maybe"}).status_code == 422
    closing = reverse("audit-close", args=[audit.pk])
    assert client.post(closing, {"conclusion": ""}).status_code == 422
    assert client.post(closing, {"conclusion": "One gap"}).status_code == 302
    page = client.get(drawn["Location"]).content.decode()
    assert "0 of 1 passed" in page and "Plan the correction" in page
    export = client.get(f"{drawn['Location']}?export=csv").content.decode("utf-8-sig")
    assert '"Initial appointments","Decision"' in export


def test_an_audit_of_many_files_is_read_in_few_reads(
    draw, client_for, django_assert_max_num_queries
):
    client = client_for("director")
    big = draw(files=12)
    with django_assert_max_num_queries(30):
        client.get(reverse("audit", args=[big.pk]))
