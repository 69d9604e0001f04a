"""Each kind of tampering is done by direct SQL with the guards dropped, and found."""

import hashlib
import json

import pytest

from credenza.office.ledger import sealing
from credenza.office.ledger.console import seal_ledger, verify_ledger, write_checkpoint
from credenza.office.ledger.models import Act, Change, Seal
from credenza.office.ledger.sealing import ACT_COLUMNS, checkpoint, digests, next_head, seal
from credenza.office.ledger.verifying import verify
from credenza.office.team.models import Setting
from tests.office.ledger.conftest import NOON
from tests.office.ledger.tampering import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(by_jo):
    """Five acts, sealed; what a checkpoint of them says."""
    for number in range(5):
        with by_jo(reason=f"reason {number}"):
            Setting.objects.create(key=f"k{number}", value=number)
    return checkpoint(at=NOON)


@pytest.fixture
def ids(five):
    return list(Act.objects.order_by("id").values_list("id", flat=True))


def kinds(checkpoint=None):
    return [problem.kind for problem in verify(checkpoint)]


def reseal():
    """Make the chain anew, as somebody could who has read this code."""
    head = Seal.objects.get(number=0).head
    for link in Seal.objects.filter(number__gt=0).order_by("number"):
        acts = Act.objects.filter(id=link.act_id).values_list(*ACT_COLUMNS)
        head = next_head(head, digests(acts)[link.act_id], link.floor)
        Seal.objects.filter(number=link.number).update(head=head)


def test_an_untouched_ledger_has_no_problem(five):
    assert verify() == verify(five) == []


def test_entries_newer_than_the_checkpoint_are_no_problem(five, by_jo):
    with by_jo():
        Setting.objects.create(key="later", value=1)
    assert verify(five) == []
    assert seal() == 1
    assert verify(five) == []


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE ledger_act SET reason = 'nicer' WHERE id = {act}",
        "UPDATE ledger_act SET actor = 'Somebody else' WHERE id = {act}",
        "UPDATE ledger_act SET at = '2020-01-01 00:00:00+00:00' WHERE id = {act}",
        "UPDATE ledger_change SET new = '{{}}' WHERE act_id = {act}",
        "UPDATE ledger_change SET practitioner_id = 9 WHERE act_id = {act}",
        "DELETE FROM ledger_change WHERE act_id = {act}",
        'INSERT INTO ledger_change (act_id, "table", "row", kind) '
        "VALUES ({act}, 'team_user', '1', 'R')",
        "UPDATE ledger_seal SET floor = 0 WHERE act_id = {act}",
    ],
)
def test_an_edit_is_found_and_named(five, ids, edit):
    tamper(edit.format(act=ids[2]))
    [problem] = verify(five)
    assert (problem.kind, problem.seal, problem.act) == ("altered", 3, ids[2])


def test_a_removed_entry_is_found_and_named(five, ids):
    tamper(f"DELETE FROM ledger_act WHERE id = {ids[2]}")
    assert [(p.kind, p.seal) for p in verify()] == [("removed", 3), ("ownerless", None)]


def test_a_removed_entry_with_its_changes_and_its_seal_is_found(five, ids):
    tamper(
        f"DELETE FROM ledger_act WHERE id = {ids[2]}",
        f"DELETE FROM ledger_change WHERE act_id = {ids[2]}",
        f"DELETE FROM ledger_seal WHERE act_id = {ids[2]}",
    )
    assert [(p.kind, p.seal) for p in verify()] == [("seal missing", 3)]


def test_two_swapped_entries_are_found(five, ids):
    swap = "UPDATE ledger_act SET id = {} WHERE id = {}"
    tamper(swap.format(999, ids[1]), swap.format(ids[1], ids[2]), swap.format(ids[2], 999))
    assert [(p.kind, p.seal) for p in verify()] == [("altered", 2), ("altered", 3)]


def test_two_swapped_seals_are_found(five, ids):
    swap = "UPDATE ledger_seal SET number = {} WHERE number = {}"
    tamper(swap.format(99, 2), swap.format(2, 3), swap.format(3, 99))
    assert verify()[0].seal == 2


def test_an_entry_put_in_behind_the_seals_is_found_and_never_sealed(five, ids):
    tamper(
        "INSERT INTO ledger_act (id, verb, actor, at, origin, reason, outcome, detail, tx) "
        "VALUES (100000, 'x:y', 'Jo', '2026-03-02 12:00:00+00:00', '', '', 'done', '', 0)"
    )
    assert seal() == 0
    assert [(p.kind, p.act) for p in verify()] == [("slipped in", 100000)]


def test_a_cut_tail_is_found_with_the_checkpoint(five, ids):
    tamper(
        f"DELETE FROM ledger_act WHERE id >= {ids[3]}",
        f"DELETE FROM ledger_change WHERE act_id >= {ids[3]}",
        "DELETE FROM ledger_seal WHERE number >= 4",
    )
    assert verify() == []
    assert [(p.kind, p.seal) for p in verify(five)] == [("cut", 4)]


def test_an_emptied_ledger_is_found_with_the_checkpoint(five):
    tamper(*(f"DELETE FROM ledger_{table}" for table in ("act", "change", "seal")))
    assert verify() == []
    assert kinds(five) == ["emptied"]


def test_another_offices_ledger_is_found_with_the_checkpoint(five):
    tamper(*(f"DELETE FROM ledger_{table}" for table in ("act", "change", "seal")))
    seal()
    assert kinds(five) == ["foreign"]


def test_a_chain_sealed_anew_is_found_with_the_checkpoint(five, ids):
    tamper(f"UPDATE ledger_act SET reason = 'nicer' WHERE id = {ids[2]}")
    from credenza.office.ledger import triggers

    triggers.remove()
    reseal()
    triggers.install()
    assert verify() == []
    assert [(p.kind, p.seal) for p in verify(five)] == [("rewritten", 5)]


def test_an_older_copy_that_was_written_on_is_found_with_the_checkpoint(five, ids, by_jo):
    tamper(
        f"DELETE FROM ledger_act WHERE id >= {ids[3]}",
        f"DELETE FROM ledger_change WHERE act_id >= {ids[3]}",
        "DELETE FROM ledger_seal WHERE number >= 4",
    )
    for number in range(4):
        with by_jo():
            Setting.objects.update_or_create(key="other", defaults={"value": number})
    seal()
    assert verify() == []
    assert [(p.kind, p.seal) for p in verify(five)] == [("rewritten", 5)]


def test_a_missing_beginning_is_found(five):
    tamper("DELETE FROM ledger_seal WHERE number = 0")
    assert [(p.kind, p.seal) for p in verify()] == [("seal missing", 0)]


def test_problems_are_told_to_a_hundred(by_jo):
    for _ in range(103):
        with by_jo():
            pass
    seal()
    tamper("UPDATE ledger_act SET reason = 'x'")
    assert len(verify()) == 100


@pytest.mark.parametrize("wrong", [{}, {"seal": 1}, [], "x"])
def test_what_is_no_checkpoint_is_refused(wrong):
    with pytest.raises(ValueError, match="no checkpoint"):
        verify(wrong)


def test_a_checkpoint_tells_all_that_the_verifier_needs(five, ids):
    assert json.loads(json.dumps(five)) == {
        "office": sealing.office(),
        "seal": 5,
        "head": Seal.objects.get(number=5).head,
        "entries": 5,
        "last_entry": ids[-1],
        "at": "2026-03-02T12:00:00+00:00",
    }


def test_the_chain_can_be_reckoned_from_its_description_alone(five, ids):
    act = list(Act.objects.filter(id=ids[0]).values_list(*ACT_COLUMNS)[0])
    act[4] = act[4].isoformat()
    [change] = Change.objects.filter(act_id=ids[0]).values_list(
        "act_id", "id", "table", "row", "kind", "practitioner_id", "old", "new"
    )
    lines = "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in (act, change)
    )
    digest = hashlib.sha256(lines.encode()).hexdigest()
    link = Seal.objects.get(number=1)
    chained = f"{sealing.office()}{digest}{link.floor}"
    assert hashlib.sha256(chained.encode()).hexdigest() == link.head


def test_the_commands_seal_write_a_checkpoint_and_verify(five, ids, by_jo, tmp_path, capsys):
    with by_jo():
        pass
    seal_ledger()
    assert capsys.readouterr().out == "Sealed 1 entries.\n"
    file = tmp_path / "checkpoint.json"
    write_checkpoint(file)
    assert json.loads(file.read_text())["seal"] == 6
    capsys.readouterr()
    write_checkpoint(None)
    assert json.loads(capsys.readouterr().out)["seal"] == 6
    assert verify_ledger(file) == 0
    assert capsys.readouterr().out == "The ledger is whole: 6 sealed entries.\n"
    assert verify_ledger(None) == 0
    assert "Without a checkpoint" in capsys.readouterr().out
    tamper(f"UPDATE ledger_act SET reason = 'x' WHERE id = {ids[0]}")
    assert verify_ledger(file) == 1
    found = f"Entry {ids[0]}, sealed as 1, was altered or put in another place.\n"
    assert capsys.readouterr().err == found


def test_a_checkpoint_that_cannot_be_read_is_said_so(tmp_path):
    bad = tmp_path / "checkpoint.json"
    for content in ("{", "{}"):
        bad.write_text(content)
        assert verify_ledger(bad) == 2
    assert verify_ledger(tmp_path / "missing") == 2
