"""Numbers of cases: short enough to be said on the telephone, and telling nobody anything.

"26-K7QF4X": the year it came in, five drawn characters, and one that checks them. They do not
count up, so that a number on a letter never says how many cases there are.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Without I, L, O, U and Z, which are misread; 31 in all, a prime, so that the check finds every
single slip and every two characters that changed places."""

LENGTH = 5
MISREAD = str.maketrans("OILZ", "0112")


def number(year: int, drawn: int) -> str:
    """The number of a case of ``year``; ``drawn`` is any whole number from 0, by chance."""
    word = ""
    for _ in range(LENGTH):
        drawn, digit = divmod(drawn, len(ALPHABET))
        word += ALPHABET[digit]
    return f"{year % 100:02d}-{word}{_check(f'{year % 100:02d}{word}')}"


def read(text: str) -> str:
    """A number as somebody typed or wrote it down, in its own form; "" where it is none."""
    plain = "".join(one for one in text.upper() if one.isalnum()).translate(MISREAD)
    if len(plain) != LENGTH + 3 or not set(plain) <= set(ALPHABET) or not plain[:2].isdigit():
        return ""
    return f"{plain[:2]}-{plain[2:]}" if _check(plain[:-1]) == plain[-1] else ""


def _check(word: str) -> str:
    total = sum(ALPHABET.index(one) * (place + 1) for place, one in enumerate(word))
    return ALPHABET[total % len(ALPHABET)]
