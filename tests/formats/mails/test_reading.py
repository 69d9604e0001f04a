"""Mails as people's programs save them, wrong ones among them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.mails import Attachment, Unreadable, read_mail

HEAD = (
    "From: {who}\r\nTo: office@north.example\r\nSubject: {subject}\r\n"
    "Date: Tue, 03 Nov 2026 21:14:05 -0500\r\n"
)


def mail(*, who="Kin Quist <kin@example.org>", subject="My mother's night", body=b"", **more):
    headers = HEAD.format(who=who, subject=subject)
    headers += "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in more.items())
    return headers.encode() + b"\r\n" + body


def of_parts(*parts: bytes) -> bytes:
    body = b"".join(b"--b\r\n" + one + b"\r\n" for one in parts) + b"--b--\r\n"
    return mail(body=body, MIME_Version="1.0", Content_Type='multipart/mixed; boundary="b"')


def test_a_plain_mail_is_read_with_its_writer_and_the_moment_in_its_own_zone():
    read = read_mail(mail(body=b"The light was off.\r\nAll night."))
    assert (read.name, read.address) == ("Kin Quist", "kin@example.org")
    assert (read.subject, read.text) == ("My mother's night", "The light was off.\nAll night.")
    assert read.written_at == dt.datetime(2026, 11, 4, 2, 14, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("body", "more", "text"),
    [
        (
            b"caf=E9 =3D good=\r\n night",
            {"Content_Type": "text/plain; charset=iso-8859-1",
             "Content_Transfer_Encoding": "quoted-printable"},
            "café = good night",
        ),
        (
            b"w7xiZXI=\r\n",
            {"Content_Type": "text/plain; charset=utf-8", "Content_Transfer_Encoding": "base64"},
            "über",
        ),
        (b"\x93quoted\x94", {"Content_Type": "text/plain; charset=x-none"}, "“quoted”"),
        (
            b"<style>p{}</style><p>One&nbsp;light</p><script>x()</script><div>two<br>three</div>",
            {"Content_Type": "text/html; charset=utf-8"},
            "One light\n\ntwo\nthree",
        ),
        (b"a\0b", {}, "ab"),
        (b"", {}, ""),
    ],
    ids=["quoted-printable", "base64", "unknown charset", "HTML only", "NUL", "no words"],
)  # fmt: skip
def test_bodies_are_read_by_their_encoding(body, more, text):
    assert read_mail(mail(body=body, **more)).text == text


def test_encoded_names_and_subjects_are_words_again():
    read = read_mail(
        mail(who="=?utf-8?Q?J=C3=BCrgen?= <j@example.org>", subject="=?utf-8?B?w5w=?=")
    )
    assert (read.name, read.subject) == ("Jürgen", "Ü")


def test_files_come_out_and_winmail_is_told_to_be_left_out():
    read = read_mail(
        of_parts(
            b"Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n"
            b"Content-Type: text/plain\r\n\r\nSee the photograph.\r\n--c\r\n"
            b"Content-Type: text/html\r\n\r\n<p>Other words</p>\r\n--c--\r\n",
            b"Content-Type: image/png; name=ward.png\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Disposition: attachment; filename=ward.png\r\n\r\niVBORw==",
            b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nxx",
            b"Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\nSubject: Inner"
            b"\r\n\r\nIn it",
        )
    )
    forwarded = "From: a@example.org\nDate: \nSubject: Inner\n\nIn it"
    assert read.text == f"See the photograph.\n\n{forwarded}"
    assert read.attachments == (Attachment("ward.png", b"\x89PNG"),)
    assert read.left_out == ("winmail.dat",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" \r\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".eml"),
        (b"PK\x03\x04 something else", "no saved mail"),
        (of_parts(*[b"\r\nx"] * 201), "200 parts"),
    ],
    ids=["empty", "Outlook", "no mail", "too many parts"],
)
def test_what_cannot_be_read_says_what_to_do(data, words):
    with pytest.raises(Unreadable, match=words):
        read_mail(data)


@pytest.mark.parametrize("date", ["yesterday", "", "99 Foo 2026"])
def test_a_day_that_is_none_is_none(date):
    data = mail().replace(b"Date: Tue, 03 Nov 2026 21:14:05 -0500", b"Date: " + date.encode())
    assert read_mail(data).written_at is None


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(body):
    data = mail(body=body, Content_Type="multipart/mixed; boundary=b")
    assert read_mail(data).address == "kin@example.org"
