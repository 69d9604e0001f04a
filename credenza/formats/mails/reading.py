"""Reading .eml files (RFC 5322 and MIME), as mail programs save them.

What programs write wrongly is read as far as it goes: unknown charsets, broken base64, words
without an encoding. Nothing of a mail is run or fetched.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from credenza.formats.mails.model import Attachment, Mail, Unreadable
from credenza.formats.mails.plain import plain

LARGEST = 25 * 1024 * 1024
LONGEST_TEXT = 200_000
MOST_PARTS = 200
OUTLOOK = b"\xd0\xcf\x11\xe0"
EMPTY = "The file is empty."
NO_MAIL = "This is no saved mail. Save it from your mail program as .eml and take that in."
OUTLOOK_ONLY = (
    "This is Outlook's own format (.msg). Forward the mail to yourself as an attachment, or save "
    "it as .eml."
)
WINMAIL = "winmail.dat"


def read_mail(data: bytes) -> Mail:
    """The mail in the bytes of an .eml file. Raises Unreadable, with what to do instead."""
    message = _parsed(data)
    parts = list(_parts(message))
    name, address = parseaddr(_header(message, "From"))
    return Mail(
        name=name,
        address=address if "@" in address else "",
        subject=_header(message, "Subject"),
        text=_text(parts),
        written_at=_written_at(message),
        attachments=tuple(_attachments(parts)),
        left_out=tuple(_name(one) for one in parts if _is_winmail(one)),
    )


def _parsed(data: bytes) -> EmailMessage:
    if not data.strip():
        raise Unreadable(EMPTY)
    if data.startswith(OUTLOOK):
        raise Unreadable(OUTLOOK_ONLY)
    if len(data) > LARGEST:
        raise Unreadable("The mail is larger than 25 MB: save its attachments one by one.")
    message = BytesParser(policy=policy.default).parsebytes(data.removeprefix(b"\xef\xbb\xbf"))
    if not (message["From"] or message["Subject"] or message["Received"]):
        raise Unreadable(NO_MAIL)
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of the mail; a mail inside it is one of them."""
    found = 0
    waiting = [message]
    while waiting:
        one = waiting.pop(0)
        found += 1
        if found > MOST_PARTS:
            raise Unreadable(f"The mail has more than {MOST_PARTS} parts.")
        if one.is_multipart() and one.get_content_maintype() == "multipart":
            waiting[:0] = one.get_payload()
        else:
            yield one


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message[name] or "")
    except (ValueError, IndexError, AttributeError):  # a header that breaks its own parser
        value = ""
    return " ".join(value.replace("\0", "").split())[:500]


def _written_at(message: EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _text(parts: list[EmailMessage]) -> str:
    """The plain text, else the words of the HTML; then those of mails inside it."""
    own = [_own_text(parts), *(_forwarded(one) for one in parts if _is_mail(one))]
    return "\n\n".join(filter(None, own))[:LONGEST_TEXT]


def _own_text(parts: list[EmailMessage]) -> str:
    for kind, words in (("text/plain", str), ("text/html", plain)):
        bodies = [one for one in parts if one.get_content_type() == kind and not _is_file(one)]
        texts = [words(_decoded(one)).strip() for one in bodies]
        if text := "\n\n".join(filter(None, texts)):
            return text.replace("\r\n", "\n").replace("\0", "")
    return ""


def _decoded(part: EmailMessage) -> str:
    data = part.get_payload(decode=True) or b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", errors="replace")


def _attachments(parts: list[EmailMessage]) -> Iterator[Attachment]:
    for one in parts:
        if not _is_file(one) or _is_winmail(one) or _is_mail(one):
            continue
        if data := one.get_payload(decode=True):
            yield Attachment(_name(one), data)


def _forwarded(part: EmailMessage) -> str:
    """A mail inside the mail, with its head."""
    message = part.get_payload(0)
    head = [f"{name}: {_header(message, name)}" for name in ("From", "Date", "Subject")]
    return "\n".join([*head, "", _own_text(list(_parts(message)))])


def _is_mail(part: EmailMessage) -> bool:
    return part.get_content_type() == "message/rfc822" and part.is_multipart()


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or (
        part.get_content_maintype() != "text" and part.get_content_maintype() != "multipart"
    )


def _is_winmail(part: EmailMessage) -> bool:
    return _name(part).lower() == WINMAIL or part.get_content_type() == "application/ms-tnef"


def _name(part: EmailMessage) -> str:
    return (part.get_filename() or "attachment").replace("\0", "")[:200]
