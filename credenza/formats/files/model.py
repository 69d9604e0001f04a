"""What is known of an uploaded file, or why it is not taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How much of an upload is looked at before it is refused.

    ``pixels`` counts all pages of an image; ``unpacked_bytes`` and ``parts`` are for DOCX;
    ``seconds`` and ``probe_bytes`` (memory beside the file and the allowed pixels) bound the
    process that reads PDFs and images.
    """

    file_bytes: int = 50 * 1024 * 1024
    pixels: int = 64_000_000
    pages: int = 5_000
    parts: int = 2_000
    unpacked_bytes: int = 200 * 1024 * 1024
    seconds: float = 8.0
    probe_bytes: int = 192 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileFacts:
    """An accepted file.

    ``name`` is safe to show and to save under, its extension that of the true type; ``pages`` is
    None where a type has none (DOCX). ``notes`` are sentences about what was changed.
    """

    media_type: str
    extension: str
    name: str
    size: int
    sha256: str
    pages: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not taken: a stable word for the cause, the reason and the remedy."""

    code: str
    reason: str
    remedy: str
