"""Policies and redlines on paper, tagged, in en-US."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from credenza.core.policies.redline import STATES, Line
from credenza.core.policies.text import Block, pieces
from credenza.core.policies.wording import SAME, Run
from credenza.formats.letters.model import cleaned
from credenza.formats.policies.model import Paper
from credenza.formats.typesetting import typeset

_PAGE = Path(__file__).parent / "policy.typ"


def as_pdf(paper: Paper, blocks: Sequence[Block]) -> bytes:
    """A version on US letter paper. Raises Unset where the fonts lack a character."""
    parts = [
        {"kind": "table", "rows": [_row(one) for one in piece.blocks]}
        if piece.is_table
        else _block(piece.blocks[0], [Run(SAME, piece.blocks[0].text)])
        for piece in pieces(blocks)
    ]
    return _set(paper, parts)


def redline_pdf(paper: Paper, lines: Sequence[Line]) -> bytes:
    """A redline on US letter paper. Raises Unset where the fonts lack a character."""
    return _set(paper, [_block(one.block, one.runs) | _change(one) for one in lines])


def _set(paper: Paper, parts: Sequence[dict]) -> bytes:
    around = {name: cleaned(value) for name, value in asdict(paper).items()}
    return typeset(_PAGE, policy=around | {"parts": parts})


def _block(block: Block, runs: Sequence[Run]) -> dict:
    return {
        "kind": block.kind,
        "level": block.level,
        "mark": cleaned(block.mark),
        "runs": [{"state": one.state, "text": cleaned(one.text)} for one in runs],
        "sign": "",
    }


def _row(block: Block) -> dict:
    return {"cells": [cleaned(one) for one in block.cells], "head": block.kind == "head"}


def _change(line: Line) -> dict:
    if line.state == SAME:
        return {"sign": f"was {line.was.mark}"} if line.is_renumbered else {}
    return {"sign": f"{STATES[line.state]} {line.move or ''}".strip()}
