"""Requests about affiliations as they come in: lists, and the text of a message."""

from credenza.formats.affiliations.listed import Requested, Unreadable, read_requests
from credenza.formats.affiliations.pasted import read_message

__all__ = ["Requested", "Unreadable", "read_message", "read_requests"]
