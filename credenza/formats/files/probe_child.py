"""The process in which a PDF or an image is opened, with little memory and little time.

Run by path, so it imports nothing of the house. Arguments: the kind, the path and the limits as
JSON; it prints {"pages": n} or {"refused": code}.
"""

import json
import resource
import sys
import warnings

_ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "script",
    "/SubmitForm": "script",
    "/ImportData": "script",
    "/Rendition": "script",
    "/RichMediaExecute": "script",
    "/GoToE": "embedded",
}
_KEYS = {"/JS": "script", "/XFA": "script", "/EF": "embedded", "/RichMediaContent": "embedded"}
_FORMATS = {"png": ["PNG"], "jpeg": ["JPEG", "MPO"], "tiff": ["TIFF"], "webp": ["WEBP"]}


def probe_pdf(path, limits):
    """The number of pages, or the code of a refusal."""
    import pikepdf

    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return {"refused": "encrypted"}
            for item in pdf.objects:
                if code := _active_content(item, pikepdf):
                    return {"refused": code}
            pages = len(pdf.pages)
    except pikepdf.PasswordError:
        return {"refused": "encrypted"}
    except (pikepdf.PdfError, ValueError, RecursionError):
        return {"refused": "damaged"}
    return {"pages": pages} if 0 < pages <= limits["pages"] else {"refused": "pages"}


def probe_image(kind, path, limits):
    """The number of pages, or the code of a refusal; pixels are counted before any is decoded."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # counted here, by page
    try:
        with Image.open(path, formats=_FORMATS[kind]) as image:
            image.verify()  # checksums, where the format has them; it cannot be loaded afterwards
        with Image.open(path, formats=_FORMATS[kind]) as image:
            return _probe_frames(image, kind, limits)
    except MemoryError:
        raise
    except Exception:
        # Pillow's decoders raise nearly every type there is for a broken file.
        return {"refused": "damaged"}


def _probe_frames(image, kind, limits):
    left = limits["pixels"] - image.width * image.height
    if left < 0:
        return {"refused": "pixels"}
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and kind in ("png", "webp"):
        return {"refused": "moving"}
    pages = frames if kind == "tiff" else 1  # a telephone's JPEG may carry a second, small view
    if not 0 < pages <= limits["pages"]:
        return {"refused": "pages"}
    for page in range(pages):
        image.seek(page)
        left -= image.width * image.height if page else 0
        if left < 0:
            return {"refused": "pixels"}
        image.load()
    return {"pages": pages}


def _active_content(item, pikepdf):
    """The code for what an indirect object would do when opened, "" for nothing."""
    waiting = [item]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += [one for one in part if _is_direct(one, pikepdf)]
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            for key, value in part.items():
                if key in _KEYS:
                    return _KEYS[key]
                if key in ("/S", "/Type") and isinstance(value, pikepdf.Name):
                    if code := _ACTIONS.get(str(value)):
                        return code
                    if value == "/EmbeddedFile":
                        return "embedded"
                if _is_direct(value, pikepdf):
                    waiting.append(value)
    return ""


def _is_direct(value, pikepdf):
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect


def main(kind, path, limits):
    """Probe within the limits and print the answer."""
    limits = json.loads(limits)
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    try:
        answer = probe_pdf(path, limits) if kind == "pdf" else probe_image(kind, path, limits)
    except MemoryError:
        answer = {"refused": "too_complex"}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
