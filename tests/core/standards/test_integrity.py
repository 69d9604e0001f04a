from datetime import UTC, date, datetime

import pytest

from credenza.core.standards.integrity import Edit, one_hand, signs
from credenza.packs.integrity import integrity_policy

POLICY = integrity_policy()
TUESDAY_NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
VERIFICATION, CREDENTIAL = "practitioners_verification", "practitioners_credential"


def edit(kind="A", table=VERIFICATION, at=TUESDAY_NOON, verb="credential:edit", **more):
    told = {"old": {}, "new": {}, "reason": ""} | more
    return Edit(
        1, 1, verb, 7, "Dana Reyes", at, told["reason"], 3, table, kind, told["old"], told["new"]
    )


def kinds(one, decided=()):
    return [sign.kind for sign in signs([one], {3: decided}, POLICY)]


def moved(old, new, **more):
    return edit("C", old={"verified_on": old}, new={"verified_on": new}, **more)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (edit(new={"verified_on": "2026-05-12"}), []),
        (edit(new={"verified_on": "2026-05-05"}), []),
        (edit(new={"verified_on": "2026-05-04"}), ["set_back"]),
        (edit(new={"verified_on": "2026-02-29"}), []),
        (edit(new={"verified_on": None}), []),
        (edit(new={"verified_on": "2026-01-01"}, verb="roster:import"), []),
        (moved("2026-05-01", "2026-04-30", reason="Misread the letter"), ["set_back"]),
        (moved("2026-05-01", "2026-05-02", reason="Misread the letter"), []),
        (moved("2026-05-01", "2026-05-02"), ["no_reason"]),
        (moved("2026-05-01", "2026-05-02", reason="  "), ["no_reason"]),
        (moved("", "2026-05-12"), []),
        (edit("C", CREDENTIAL, old={"number": "1"}, new={"number": "2"}), ["no_reason"]),
        (
            edit("C", CREDENTIAL, old={"ends_on": "2026-05-31"}, new={"ends_on": None}),
            ["no_reason"],
        ),
        (
            edit(
                "C",
                CREDENTIAL,
                old={"ends_on": "2026-05-31"},
                new={"ends_on": "2028-05-31"},
                verb="credential:renew",
            ),
            [],
        ),
        (edit("C", CREDENTIAL, old={"version": 1}, new={"version": 2}), []),
        (edit("R", old={"verified_on": "2026-05-01"}), ["deleted"]),
        (edit("A", "practitioners_attachment", new={"label": "x"}), []),
        (
            moved(
                "2026-05-01",
                "2026-05-02",
                reason="Misread",
                at=datetime(2026, 5, 12, 5, 59, tzinfo=UTC),
            ),
            ["odd_hours"],
        ),
        (
            moved(
                "2026-05-01",
                "2026-05-02",
                reason="Misread",
                at=datetime(2026, 5, 12, 6, tzinfo=UTC),
            ),
            [],
        ),
        (
            moved(
                "2026-05-01",
                "2026-05-02",
                reason="Misread",
                at=datetime(2026, 5, 12, 19, 59, tzinfo=UTC),
            ),
            [],
        ),
        (
            moved(
                "2026-05-01",
                "2026-05-02",
                reason="Misread",
                at=datetime(2026, 5, 12, 20, tzinfo=UTC),
            ),
            ["odd_hours"],
        ),
        (
            moved(
                "2026-05-01",
                "2026-05-02",
                reason="Misread",
                at=datetime(2026, 5, 16, 12, tzinfo=UTC),
            ),
            ["odd_hours"],
        ),
        (edit(new={"verified_on": "2026-05-16"}, at=datetime(2026, 5, 16, 12, tzinfo=UTC)), []),
    ],
)
def test_a_sign_is_what_a_policy_looks_for_and_nothing_else(one, expected):
    assert kinds(one) == expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (date(2026, 5, 11), ["after_decision"]),
        (date(2026, 5, 12), []),
        (date(2026, 5, 9), []),
    ],
)
def test_what_is_entered_after_the_decision_it_served_is_told(decided, expected):
    one = edit(new={"verified_on": "2026-05-10"})
    assert kinds(one, [decided]) == expected


def test_a_sign_says_what_was_changed_from_what_to_what():
    [sign] = signs([moved("2026-05-01", "2026-05-02")], {}, POLICY)
    assert sign.words == "Verification: verified on from 2026-05-01 to 2026-05-02."


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        ([("credential:verify", 7), ("audit:score", 7)], 1),
        ([("credential:verify", 7), ("audit:score", 8)], 0),
        ([("audit:score", 7), ("credential:verify", 7)], 0),
        ([("credential:edit", 7), ("audit:score", 7)], 0),
    ],
)
def test_who_verified_and_then_judged_the_same_file_is_told(acts, found):
    rows = [(3, verb, actor, edit(verb=verb)) for verb, actor in acts]
    assert len(list(one_hand(rows, POLICY))) == found
