"""Uploaded files: what they truly are, and whether they may come in."""

from credenza.formats.files.inspecting import inspect
from credenza.formats.files.model import FileFacts, FileLimits, Refusal
from credenza.formats.files.names import clean_name

__all__ = ["FileFacts", "FileLimits", "Refusal", "clean_name", "inspect"]
