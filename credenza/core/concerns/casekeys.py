"""The key by which somebody without an account comes back to their case.

Fifteen letters and digits of Crockford's alphabet hold 75 bits, and a sixteenth checks them, so
that a slip of the pen is told from a key that was never given.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
ENTROPY = 10
"""Bytes of chance that a key is spelled from; the last five bits of them are left out."""

_ALIKE = str.maketrans("OILU", "011V")


def spelled(chance: bytes) -> str:
    """The key made of ENTROPY bytes, in four groups: ``7QF2-M9D0-…``.

    Raises ValueError where there are fewer or more.
    """
    if len(chance) != ENTROPY:
        raise ValueError(f"A key is spelled from {ENTROPY} bytes.")
    number = int.from_bytes(chance) >> 5
    letters = "".join(ALPHABET[(number >> 5 * at) & 31] for at in range(LENGTH - 1))
    whole = letters + _check(letters)
    return "-".join(whole[at : at + 4] for at in range(0, LENGTH, 4))


def tidied(typed: str) -> str | None:
    """The key as it is compared: without blanks and hyphens, with letters that look alike made
    one. None where it cannot be a key.
    """
    bare = "".join(typed.upper().split()).replace("-", "").translate(_ALIKE)
    if len(bare) != LENGTH or any(one not in ALPHABET for one in bare):
        return None
    return bare if _check(bare[:-1]) == bare[-1] else None


def _check(letters: str) -> str:
    """A weighted sum: one wrong letter, or two neighbors changed about, are seen."""
    total = sum((2 * at + 1) * ALPHABET.index(one) for at, one in enumerate(letters))
    return ALPHABET[total % 32]
