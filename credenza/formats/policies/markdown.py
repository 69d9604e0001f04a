"""Markdown to the blocks of a policy: CommonMark with tables and footnotes."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from credenza.core.policies.text import HEADING, ITEM, NOTE, PARAGRAPH, Block, row
from credenza.formats.policies.model import LARGEST, Read, Unreadable, clean

_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,20})\]:[ \t]+(.+(?:\n[ \t]+\S.*)*)", re.M)
_CALL = re.compile(r"\[\^([^\]\s]{1,20})\]")
_TEXT = {"text", "code_inline", "html_inline"}
LISTS = ("ordered_list_open", "bullet_list_open")
BULLET = "•"


def read_markdown(text: str) -> Read:
    """The blocks of a text in Markdown. Emphasis goes, its words stay; so does HTML, as text.

    Raises Unreadable for one that is far too long.
    """
    if len(text) > LARGEST:
        raise Unreadable("The text is longer than any policy. Split it into several.")
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    notes = _FOOTNOTE.findall(text)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    blocks = [*_Walk().blocks(parser.parse(_FOOTNOTE.sub("", text)))]
    blocks += [Block(NOTE, clean(_CALL.sub(r"[\1]", words)), mark=mark) for mark, words in notes]
    pictures = ("Pictures are not part of the text.",) if re.search(r"!\[[^\]]*\]\(", text) else ()
    return Read(tuple(one for one in blocks if one.text or any(one.cells)), pictures)


class _Walk:
    """Goes through the tokens and knows what is around each run of words."""

    def __init__(self):
        self._around: list[Token] = []
        self._numbers: list[int] = []
        self._cells: list[str] = []
        self._item_has_words = False

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        """The blocks of a whole text."""
        for token in tokens:
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                yield from self._close(token)
            elif token.type == "inline":
                yield from self._inline(_words(token))
            elif token.type in ("fence", "code_block"):
                yield from (Block(PARAGRAPH, clean(one)) for one in token.content.splitlines())

    def _open(self, token: Token) -> None:
        self._around.append(token)
        if token.type in LISTS:
            self._numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type == "list_item_open":
            self._numbers[-1] += 1
            self._item_has_words = False
        elif token.type == "tr_open":
            self._cells = []

    def _close(self, token: Token) -> Iterator[Block]:
        self._around.pop()
        if token.type in ("ordered_list_close", "bullet_list_close"):
            self._numbers.pop()
        elif token.type == "tr_close":
            is_head = any(one.type == "thead_open" for one in self._around)
            yield row(self._cells, is_head=is_head)

    def _inline(self, words: str) -> Iterator[Block]:
        if self._around[-1].type in ("td_open", "th_open"):
            self._cells.append(words)
            return
        if self._around[-1].type == "heading_open":
            yield Block(HEADING, words, int(self._around[-1].tag[1:]))
            return
        lists = [one for one in self._around if one.type in LISTS]
        if not lists or self._item_has_words:
            yield Block(PARAGRAPH, words, len(lists))
            return
        mark = f"{self._numbers[-1]}." if lists[-1].type == "ordered_list_open" else BULLET
        self._item_has_words = True
        yield Block(ITEM, words, len(lists) - 1, mark)


def _words(inline: Token) -> str:
    parts = []
    for one in inline.children or ():
        if one.type in _TEXT:
            parts.append(one.content)
        elif one.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return clean(_CALL.sub(r"[\1]", "".join(parts)))
