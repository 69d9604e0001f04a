"""An address as a QR code that a page shows or a printer prints."""

import segno


def qr_svg(address: str, title: str) -> str:
    """The code as an SVG element without a size of its own, readable with a quarter of it torn.

    ``title`` is what it is called for those who cannot see it. The code itself is black on white
    whatever the colours of the page, since phones read no other as surely.
    """
    code = segno.make(address, micro=False, error="q")
    return code.svg_inline(omitsize=True, border=4, light="#fff", svgclass="qr", title=title)
