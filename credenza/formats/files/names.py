"""Names of uploaded files made safe to show and to save under."""

import re
import unicodedata

LONGEST = 120  # characters of the stem; four bytes each still fit a file system
_LONGEST_BYTES = 200
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NOT_IN_NAMES = re.compile(r'[<>:"|?*%]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
_SYNONYMS = {".jpeg": ".jpg", ".jpe": ".jpg", ".jfif": ".jpg", ".tiff": ".tif"}
# fmt: off
_KNOWN = frozenset(_SYNONYMS) | {
    ".pdf", ".png", ".jpg", ".tif", ".webp", ".docx", ".doc", ".docm", ".dot", ".dotx",
    ".rtf", ".odt", ".txt", ".htm", ".html", ".svg", ".xml", ".xls", ".xlsx", ".ppt", ".pptx",
    ".heic", ".heif", ".avif", ".gif", ".bmp", ".zip", ".exe", ".com", ".bat", ".cmd", ".js",
    ".vbs", ".scr", ".ps1", ".sh", ".php", ".hta", ".msi", ".jar", ".lnk", ".csv", ".eml",
    ".msg",
}
# fmt: on


def clean_name(name: str, extension: str) -> tuple[str, tuple[str, ...]]:
    """A safe name that ends in ``extension`` (".pdf"), and sentences on what was changed.

    Folders, invisible and reversing characters and false extensions go; the rest stays as the
    person wrote it, shortened to 120 characters.
    """
    visible = _visible(re.split(r"[/\\]", name.rstrip("/\\ "))[-1])
    stem, claimed = _split_extensions(visible)
    safe = _shortened(_NOT_IN_NAMES.sub("-", stem).strip(" .-_"))
    if not safe or _RESERVED.fullmatch(safe):
        safe = f"document {safe}".strip()
    notes = []
    if claimed != extension:
        notes.append(f"The name now ends in {extension}, as the content does.")
    if safe != stem or visible != name:
        notes.append("The name was shortened or freed of characters that could mislead.")
    return safe + extension, tuple(notes)


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    spaced = "".join(" " if char in "\r\n\t" else char for char in text)
    kept = (char for char in spaced if unicodedata.category(char) not in _HIDDEN)
    return " ".join("".join(kept).split())


def _split_extensions(name: str) -> tuple[str, str]:
    """The stem without any of its extensions, and the last of them in canonical form."""
    claimed = ""
    while match := re.search(r"\.[A-Za-z0-9]{2,5}[. ]*$", name):
        suffix = match[0].rstrip(". ").lower()
        if suffix not in _KNOWN:
            break
        claimed = claimed or _SYNONYMS.get(suffix, suffix)
        name = name[: match.start()]
    return name, claimed


def _shortened(stem: str) -> str:
    cut = stem[:LONGEST].encode()[:_LONGEST_BYTES].decode(errors="ignore")
    return cut.rstrip(" .-_")
