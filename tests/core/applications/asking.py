"""Sections and answers for the tests of applications."""

from credenza.core.applications.answers import Entry, Paper
from credenza.packs.loader import application_sections

SECTIONS = application_sections()


def entry(section, uid="1", papers=(), none=False, **answers):
    """``entry("work", starts_on="2019-07")``; ``papers`` are keys that have a document."""
    shown = {key: (Paper(f"{key}.pdf", "ab" * 32),) for key in papers}
    written = {key.replace("__", "."): text for key, text in answers.items()}
    return Entry(uid, section, written, shown, none)
