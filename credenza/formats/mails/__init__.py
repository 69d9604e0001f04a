"""A mail as a file: who wrote it, what it says, and what is attached to it."""

from credenza.formats.mails.model import Attachment, Mail, Unreadable
from credenza.formats.mails.reading import read_mail

__all__ = ["Attachment", "Mail", "Unreadable", "read_mail"]
