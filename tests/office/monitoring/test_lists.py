import datetime as dt

import polars as pl
import pytest

from credenza.core.permissions import Actor
from credenza.office.ledger.models import Act
from credenza.office.monitoring import shelf
from credenza.office.monitoring.actions.lists import take_in
from credenza.office.monitoring.models import Copy, Fetch
from credenza.office.monitoring.queries.lists import differences, frame_of, newest
from credenza.sources.base import SourceError, Unreadable
from tests.office.monitoring.lists import KEY, listed, row, whole

CORA = Actor(None, "Cora North", is_system=True)
OCTOBER = dt.datetime(2026, 10, 12, 6, tzinfo=dt.UTC)
NOVEMBER = dt.datetime(2026, 11, 12, 6, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


def take(content: bytes, at: dt.datetime = OCTOBER, **given) -> Copy:
    given = {"name": "list.csv", "origin": "upload"} | given
    return take_in(key=KEY, content=content, by=CORA, at=at, **given)


def test_a_file_taken_in_is_kept_with_what_was_read_from_it():
    copy = take(whole())
    assert (copy.rows, copy.entries, copy.persons, copy.added) == (60, 60, 60, 60)
    assert shelf.file_of(KEY, copy.sha256).read_bytes() == whole()
    assert frame_of(copy)["last"].to_list()[:2] == ["Abernathyaa", "Birdwellab"]
    assert newest(KEY) == copy
    assert Act.objects.get().verb == "list:take-in"


def test_the_same_file_again_is_the_copy_there_is():
    first, again = take(whole()), take(whole(), NOVEMBER, origin="download")
    assert again == first
    assert Copy.objects.count() == 1
    assert [one.outcome for one in Fetch.objects.all()] == ["same", "taken"]


def test_two_copies_tell_who_came_went_and_changed():
    old = take(whole())
    rows = [row(n) for n in range(62) if n != 7]
    rows[3] = row(3, "Pharmacist")
    new = take(listed(*rows), NOVEMBER)
    added, removed, changed = differences(old, new)
    assert (added.height, removed["last"].item(), changed["profession"].item()) == (
        2,
        "Birdwellah",
        "Pharmacist",
    )
    assert (new.before, new.added, new.removed, new.changed) == (old, 2, 1, 1)


LOSSES = [
    pytest.param(whole(30), "the last 30 entries of the copy before are missing", id="cut in half"),
    pytest.param(listed(*(row(n) for n in range(60) if n % 4)), "45 entries, where", id="thinned"),
    pytest.param(
        whole(1), r"it has 1 rows, where the whole list has 2 to 500", id="nearly nothing"
    ),
    pytest.param(whole()[:-20], "The file is cut off in its last line", id="cut within a row"),
    pytest.param(b"<html>Not found</html>", "This is a web page", id="a web page"),
    pytest.param(b"", "The file is empty", id="nothing"),
    pytest.param(
        whole().replace(b"Duration", b"Term"), "The column “Duration” is missing", id="renamed"
    ),
    pytest.param(
        whole().replace(b"NPI,", b"NPI,Alias,"), "The column “Alias” is not of", id="a new column"
    ),
]


@pytest.mark.parametrize(("content", "why"), LOSSES)
def test_what_is_not_the_whole_list_is_refused_and_the_copy_before_stands(content, why):
    old = take(whole())
    with pytest.raises(SourceError, match=why):
        take(content, NOVEMBER, origin="download")
    assert newest(KEY) == old
    told = Fetch.objects.first()
    assert (told.outcome, told.origin) == ("refused", "download")
    assert told.words


def test_what_looks_lost_is_taken_in_when_a_person_says_why():
    take(whole())
    copy = take(whole(30), NOVEMBER, accepted="OHA ended its old exclusions, by telephone")
    assert (newest(KEY), copy.removed) == (copy, 30)
    assert copy.accepted.startswith("OHA ended")


def test_an_older_edition_does_not_take_the_place_of_a_newer_one():
    take(whole(60))
    with pytest.raises(Unreadable, match="last exclusion is of 2021-01-11, not 2021-02-22"):
        take(whole(54), NOVEMBER)


def test_a_copy_altered_on_the_disk_is_read_again_from_its_file_or_not_at_all():
    copy = take(whole())
    shelf.frame_file(KEY, copy.sha256).write_bytes(b"nobody")
    assert frame_of(copy).height == 60
    file = shelf.file_of(KEY, copy.sha256)
    file.chmod(0o600)
    file.write_bytes(whole(20))
    with pytest.raises(SourceError, match="was altered there"):
        frame_of(copy)
    take(whole(), NOVEMBER)
    assert frame_of(copy).height == 60


def test_copies_of_two_lists_are_not_compared():
    copy = take(whole())
    with pytest.raises(ValueError, match="is not compared with"):
        differences(copy, Copy(source="leie"))


def test_frames_of_a_copy_have_the_columns_that_screening_reads():
    assert frame_of(take(whole())).schema["npis"] == pl.List(pl.String)
