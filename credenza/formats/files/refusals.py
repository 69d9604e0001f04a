"""Every cause for which an upload is refused, in the words the uploader reads."""

from credenza.formats.files.model import Refusal

_AS_PDF = "Save or print it as PDF and upload that."
_SCAN_AGAIN = "Export or scan it again and upload the new file."

_WORDS = {
    "empty": ("The file is empty.", "Choose the file again."),
    "too_large": ("The file is larger than is taken here.", "Scan it at a lower resolution."),
    "virus": ("The file carries the signature of a virus test.", "Do not upload it."),
    "program": ("The file is a program or a script.", "Upload the document itself."),
    "archive": ("The file is an archive.", "Unpack it and upload the documents in it."),
    "markup": ("The file is a web page, drawing or other markup.", _AS_PDF),
    "text": ("The file is plain text.", _AS_PDF),
    "unknown": ("The kind of file is not known.", _AS_PDF),
    "other_image": (
        "This kind of image is not taken.",
        "Save it as JPEG, PNG or TIFF.",
    ),
    "heic": (
        "HEIC and AVIF photos are not taken.",
        "Share the photo as JPEG, or set the camera to “Most compatible”.",
    ),
    "media": ("The file is sound or video.", "Upload a document or an image of one."),
    "old_office": ("This is an old Word or Office file (or one with a password).", _AS_PDF),
    "other_office": ("Only Word documents (DOCX) are taken, no other Office files.", _AS_PDF),
    "macro": ("The document carries macros.", _AS_PDF),
    "embedded": ("Another file is embedded in it.", "Upload the files one by one, as PDF."),
    "remote": ("The document loads something from elsewhere when it is opened.", _AS_PDF),
    "script": ("The document runs a script or an action when it is opened.", _AS_PDF),
    "encrypted": ("The file has a password or is restricted.", "Remove the protection first."),
    "damaged": ("The file is damaged or cut off.", _SCAN_AGAIN),
    "polyglot": ("Something else is hidden in the file.", _SCAN_AGAIN),
    "path": ("A part of it points outside the file.", _AS_PDF),
    "bomb": ("It would unpack to far more than a real document.", _SCAN_AGAIN),
    "pixels": ("The image has too many pixels.", "Scan it at 300 dots per inch or less."),
    "pages": ("The file has no page, or too many.", "Split it into several files."),
    "moving": ("The image is animated.", "Save it as a still image."),
    "too_complex": ("The file takes too long or too much memory to check.", _SCAN_AGAIN),
}
CODES = frozenset(_WORDS)


def refusal(code: str) -> Refusal:
    """The refusal for a cause."""
    return Refusal(code, *_WORDS[code])
