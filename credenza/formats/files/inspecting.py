"""What is this upload? Its bytes decide, never its name."""

import hashlib
import io
import mmap
from contextlib import contextmanager
from pathlib import Path

from credenza.formats.files.docx import refuse_docx
from credenza.formats.files.hidden import Content, has_test_virus, hides_something
from credenza.formats.files.model import FileFacts, FileLimits, Refusal
from credenza.formats.files.names import clean_name
from credenza.formats.files.probe import probe
from credenza.formats.files.refusals import refusal
from credenza.formats.files.signatures import ACCEPTED, HEAD, sniff

DEFAULT_LIMITS = FileLimits()


def inspect(
    source: Path | bytes, name: str, limits: FileLimits = DEFAULT_LIMITS
) -> FileFacts | Refusal:
    """The facts about an uploaded file, or why it is refused.

    PDF, PNG, JPEG, TIFF, WEBP and DOCX are taken, after their content has been checked; the
    extension of ``name`` is replaced by that of the true type. Nothing is executed and nothing
    is written outside a temporary file. Raises OSError only when ``source`` cannot be read.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if not size:
        return refusal("empty")
    if size > limits.file_bytes:
        return refusal("too_large")
    with _content(source) as content:
        kind, pages, code = _judge(source, content, limits)
        if code:
            return refusal(code)
        digest = hashlib.sha256(content).hexdigest()
    accepted = ACCEPTED[kind]
    clean, notes = clean_name(name, accepted.extension)
    return FileFacts(
        media_type=accepted.media_type,
        extension=accepted.extension,
        name=clean,
        size=size,
        sha256=digest,
        pages=pages,
        notes=notes,
    )


def _judge(
    source: Path | bytes, content: Content, limits: FileLimits
) -> tuple[str, int | None, str]:
    """The kind, the number of pages, and the code of a refusal or ""."""
    if has_test_virus(content):
        return "", None, "virus"
    kind = sniff(content[:HEAD])
    if kind == "zip":
        return "docx", None, _judge_zip(source, limits)
    if kind not in ACCEPTED:
        return "", None, kind
    if hides_something(kind, content):
        return "", None, "polyglot"
    pages, code = probe(kind, source, len(content), limits)
    return kind, pages, code


def _judge_zip(source: Path | bytes, limits: FileLimits) -> str:
    if isinstance(source, bytes):
        return refuse_docx(io.BytesIO(source), limits)
    with source.open("rb") as file:
        return refuse_docx(file, limits)


@contextmanager
def _content(source: Path | bytes):
    """The bytes of the source, mapped rather than read when it is a file."""
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped
