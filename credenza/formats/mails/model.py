"""What is read from a mail."""

from dataclasses import dataclass
from datetime import datetime


class Unreadable(ValueError):
    """The bytes are no mail, or more than one is read of; says what to do instead."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the mail, by the name that it gives itself."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail. ``written_at`` has its zone; None where the mail gives no time that can be meant.

    ``left_out`` names parts that hold nothing readable, such as winmail.dat.
    """

    name: str
    address: str
    subject: str
    text: str
    written_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    left_out: tuple[str, ...] = ()
