"""Copies of signatures, checked without an office."""

import json
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.content import canonical
from credenza.signatures import check_copy, make_copy, make_record, public_text, seal, told

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
CONTENT = canonical({"answer": "Núñez"})
SAID = {
    "name": "Ada Núñez",
    "email": "ada@example.org",
    "signed_at": "2026-11-24T10:00:00-05:00",
    "zone": "America/New_York",
    "meaning": "True and complete.",
    "application": "a-1",
    "edition": "2026-11/abc",
}


def a_copy(content=CONTENT, key=KEY, named=KEY, **said):
    record = make_record(content, **SAID | said)
    return make_copy(record, seal(record, key), content, public_text(named))


COPY = a_copy()


def test_a_copy_that_nobody_touched_is_valid_and_says_what_was_signed():
    words = told(check_copy(COPY))
    assert words.startswith("VALID")
    for said in ("Ada Núñez", "2026-11-24T10:00:00-05:00", "True and complete.", "a-1"):
        assert said in words


@pytest.mark.parametrize("at", range(len(COPY)))
def test_each_byte_counts(at):
    spoiled = bytearray(COPY)
    spoiled[at] ^= 1
    assert not check_copy(bytes(spoiled)).verdict


@given(st.integers(0, len(COPY)), st.binary(min_size=1, max_size=4))
def test_nothing_can_be_put_in(at, more):
    assert not check_copy(COPY[:at] + more + COPY[at:]).verdict


@given(st.integers(0, len(COPY) - 1))
def test_nothing_can_be_cut_off(at):
    assert not check_copy(COPY[:at]).verdict


@given(st.binary(max_size=200))
def test_what_is_no_copy_is_refused_in_words(data):
    signed = check_copy(data)
    assert not signed.verdict and told(signed).startswith("NOT VALID")


def test_the_content_of_another_signature_is_refused():
    parts = json.loads(COPY)
    parts["content"] = canonical({"answer": "other"}).decode()
    assert "not the one that was signed" in told(check_copy(canonical(parts)))


def test_the_record_of_another_signature_is_refused_with_this_seal():
    parts = json.loads(COPY)
    parts["record"] = make_record(CONTENT, **SAID | {"name": "Ben Ito"}).decode()
    assert "altered" in told(check_copy(canonical(parts)))


def test_whoever_seals_with_a_key_of_their_own_is_found_by_the_offices_key():
    forged = a_copy(key=OTHER, named=OTHER, name="Somebody Else")
    assert check_copy(forged).verdict
    assert check_copy(forged).key != public_text(KEY)
    assert "Another key" in told(check_copy(forged, public_text(KEY)))
    assert check_copy(COPY, public_text(KEY).upper()).verdict


def test_a_key_that_did_not_seal_it_is_refused():
    assert not check_copy(a_copy(key=OTHER, named=KEY)).verdict


def test_a_text_too_deep_for_any_reader_is_refused():
    assert not check_copy(b"[" * 100_000).verdict


def run(*arguments):
    command = [sys.executable, "-m", "credenza.signatures", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_checks_a_file_and_says_so_by_its_status(tmp_path):
    file = tmp_path / "copy.json"
    file.write_bytes(COPY)
    good = run(file, public_text(KEY))
    assert (good.returncode, good.stdout.splitlines()[0][:5]) == (0, "VALID")
    file.write_bytes(COPY.replace(b"Ada", b"Eve"))
    bad = run(file)
    assert (bad.returncode, bad.stdout[:9]) == (1, "NOT VALID")
    assert run(tmp_path / "none.json").returncode == 2
    assert run().returncode == 2
