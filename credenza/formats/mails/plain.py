"""The words of HTML, as a reader without pictures would see them."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})


def plain(html: str) -> str:
    """Text with a line for each block; scripts and styles are left out."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.told).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.told.append("\n")

    def handle_endtag(self, tag):
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        if tag in _BLOCKS:
            self.told.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.told.append(data.replace("\r", " ").replace("\n", " "))
