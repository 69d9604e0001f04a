import gzip

import pytest

from credenza.sources.base import NotChecked
from credenza.sources.fetching.download import Downloader, Limits
from credenza.sources.fetching.gate import Forbidden, Gate
from credenza.sources.fetching.parts import Part, Validators
from credenza.sources.fetching.patience import Patience
from tests.sources.fetching.loopback import Reply, server

BODY = bytes(range(256)) * 40
TAG = {"ETag": '"october"', "Last-Modified": "Mon, 10 Aug 2026 14:00:00 GMT"}
WHOLE = Reply(BODY, headers=TAG)
HALF = Reply(BODY, headers=TAG, cut=len(BODY) // 2)


def rest(begins: int, headers=TAG, body: bytes = BODY) -> Reply:
    said = {"Content-Range": f"bytes {begins}-{len(body) - 1}/{len(body)}"}
    return Reply(body[begins:], 206, {**headers, **said})


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def downloader(tmp_path, waits):
    limits = Limits(size=1 << 20, seconds=0.5, silence=0.3)
    return Downloader(tmp_path, Gate(private=True), limits, Patience(wait=waits.append))


def test_a_file_comes_whole_with_what_its_server_says_of_it(downloader):
    with server(WHOLE) as at:
        found = downloader.get(f"{at.address}/downloads/UPDATED.csv")
    assert found.file.read_bytes() == BODY
    assert (found.name, found.size, found.resumed) == ("UPDATED.csv", len(BODY), 0)
    assert found.validators == Validators('"october"', "Mon, 10 Aug 2026 14:00:00 GMT")
    assert at.headers[0]["accept-encoding"] == "identity"


def test_the_edition_that_is_known_is_not_sent_again(downloader):
    known = Validators('"october"', "Mon, 10 Aug 2026 14:00:00 GMT")
    with server(Reply(status=304)) as at:
        assert downloader.get(f"{at.address}/UPDATED.csv", known) is None
    assert at.headers[0]["if-none-match"] == '"october"'
    assert at.headers[0]["if-modified-since"] == "Mon, 10 Aug 2026 14:00:00 GMT"


def test_half_a_body_is_gone_on_with_where_it_broke_off(downloader, waits):
    with server(HALF, rest(len(BODY) // 2)) as at:
        found = downloader.get(f"{at.address}/UPDATED.csv")
    assert found.file.read_bytes() == BODY
    assert found.resumed == len(BODY) // 2
    assert at.headers[1]["range"] == f"bytes={len(BODY) // 2}-"
    assert at.headers[1]["if-range"] == '"october"'
    assert waits == [1.0]


def test_a_download_that_failed_is_gone_on_with_the_next_night(downloader):
    with server(HALF, Reply(status=503)) as at:
        address = f"{at.address}/UPDATED.csv"
        with pytest.raises(NotChecked, match="status 503, 4 attempts"):
            downloader.get(address)
        assert Part(downloader.folder, address).size == len(BODY) // 2


OTHERS = [
    pytest.param(Reply(BODY[::-1], headers={"ETag": '"november"'}), id="another edition"),
    pytest.param(rest(7), id="another place"),
    pytest.param(rest(len(BODY) // 2, {"ETag": '"november"'}, BODY[::-1]), id="another's rest"),
    pytest.param(Reply(status=416), id="nothing there"),
    pytest.param(Reply(BODY[:9], 206, TAG), id="no place told"),
]


@pytest.mark.parametrize("second", OTHERS)
def test_two_editions_are_never_mixed(downloader, second):
    november = Reply(BODY[::-1], headers={"ETag": '"november"'})
    with server(HALF, second, november) as at:
        found = downloader.get(f"{at.address}/UPDATED.csv")
    assert found.file.read_bytes() == BODY[::-1]
    assert found.resumed == 0


def test_without_a_strong_mark_a_broken_download_begins_anew(downloader):
    weak = {"ETag": 'W/"october"'}
    with server(Reply(BODY, headers=weak, cut=99), Reply(BODY, headers=weak)) as at:
        assert downloader.get(f"{at.address}/UPDATED.csv").file.read_bytes() == BODY
    assert "range" not in at.headers[1]


def test_what_comes_packed_though_not_asked_is_unpacked(downloader):
    packed = Reply(gzip.compress(BODY), headers={**TAG, "Content-Encoding": "gzip"})
    with server(packed) as at:
        found = downloader.get(f"{at.address}/UPDATED.csv")
    assert found.file.read_bytes() == BODY


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(downloader, waits):
    busy = [Reply(status=429, headers={"Retry-After": after}) for after in ("7", "3600")]
    with server(*busy, WHOLE) as at:
        downloader.get(f"{at.address}/UPDATED.csv")
    assert waits == [7.0, 60.0]


OUTAGES = [
    pytest.param(Reply(b"oops", 500), "status 500", id="broken"),
    pytest.param(Reply(BODY, pause=0.5), "silence for too long", id="silent"),
    pytest.param(Reply(BODY, drip=True), "no whole file within 0.5 s", id="dripping"),
    pytest.param(Reply(BODY, cut=len(BODY) - 1), "the answer broke off", id="always breaking off"),
]


@pytest.mark.parametrize(("reply", "why"), OUTAGES)
def test_what_does_not_come_is_not_checked(downloader, reply, why):
    with server(reply) as at, pytest.raises(NotChecked, match=f"{why}, 4 attempts"):
        downloader.get(f"{at.address}/UPDATED.csv")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_wrong_address_is_told_at_once(downloader, status):
    with (
        server(Reply(status=status)) as at,
        pytest.raises(NotChecked, match=f"status {status}: check the address"),
    ):
        downloader.get(f"{at.address}/UPDATED.csv")
    assert len(at.paths) == 1


@pytest.mark.parametrize("length", [1 << 40, None])
def test_a_file_that_is_too_large_is_not_swallowed(downloader, length):
    with (
        server(Reply(bytes((1 << 20) + 1), length=length)) as at,
        pytest.raises(NotChecked, match="larger than 1 MB"),
    ):
        downloader.get(f"{at.address}/UPDATED.csv")
    assert not list(downloader.folder.glob("*.part"))


def test_where_a_server_sends_on_to_is_asked(downloader):
    with server(Reply(status=302, headers={"Location": "/files/list.csv"}), WHOLE) as at:
        found = downloader.get(f"{at.address}/latest")
    assert at.paths == ["/latest", "/files/list.csv"]
    assert found.name == "list.csv"


def test_a_server_that_sends_on_for_ever_is_left(downloader):
    with (
        server(Reply(status=302, headers={"Location": "/again"})) as at,
        pytest.raises(NotChecked, match="sends on more than 5 times"),
    ):
        downloader.get(f"{at.address}/latest")
    assert len(at.paths) == 6


def test_a_public_server_cannot_send_on_into_the_own_network(tmp_path):
    with server(WHOLE) as inner:
        port = inner.address.rpartition(":")[2]
        gate = Gate(look_up=lambda name, _: ["127.0.0.1"])
        for address in (f"http://127.0.0.1:{port}/", "https://rebound.example/"):
            with pytest.raises(Forbidden):
                Downloader(tmp_path, gate).get(address)
    assert inner.paths == []


def test_each_address_that_is_sent_on_to_is_checked(tmp_path):
    class Doorkeeper(Gate):
        def target(self, address):
            if address.endswith("/inner"):
                raise Forbidden("not there")
            return super().target(address)

    sends_on = Reply(status=307, headers={"Location": "/inner"})
    with server(sends_on) as at, pytest.raises(Forbidden, match="not there"):
        Downloader(tmp_path, Doorkeeper(private=True)).get(f"{at.address}/outer")
    assert at.paths == ["/outer"]


NAMES = [
    (
        'attachment; filename="SAM_Exclusions_Public_Extract_V2_26328.ZIP"',
        "SAM_Exclusions_Public_Extract_V2_26328.ZIP",
    ),
    ("attachment; filename*=UTF-8''liste%20neu.csv", "liste neu.csv"),
    ('attachment; filename="../../etc/passwd"', "passwd"),
    ('attachment; filename="C:\\\\lists\\\\a.csv"', "a.csv"),
    ("attachment", "get"),
]


@pytest.mark.parametrize(("header", "name"), NAMES)
def test_a_file_has_the_name_that_its_server_gives_it(downloader, header, name):
    with server(Reply(BODY, headers={"Content-Disposition": header})) as at:
        assert downloader.get(f"{at.address}/download/get").name == name


def test_one_address_is_fetched_once_at_a_time(downloader):
    part = Part(downloader.folder, "http://127.0.0.1:9/x")
    with part.alone(), pytest.raises(NotChecked, match="being fetched already"):
        downloader.get("http://127.0.0.1:9/x")
