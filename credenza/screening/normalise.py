"""Names as they are compared: upper case letters, without marks, titles and suffixes.

Everything works on polars expressions of text and never fails on odd input.
"""

import polars as pl

from credenza.screening.knowledge import name_rules

# Letters that are not a plain letter with a mark, so that decomposing leaves them as they are.
_WHOLE_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae",
    "Æ": "AE", "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i",
}  # fmt: skip
_SOUNDS = (
    (r"^(?:KN|GN|PN)", "N"), (r"^WR", "R"), (r"^PS", "S"), (r"PH", "F"), (r"SCH|SH", "S"),
    (r"CK|KH|Q", "K"), (r"GH?$", "G"), (r"IGH", "I"), (r"GH", "G"), (r"DH", "D"), (r"TH", "T"),
    (r"BH", "B"), (r"ZH", "J"), (r"C([EIY])", "S$1"), (r"CH", "C"), (r"C", "K"), (r"X", "KS"),
    (r"Z", "S"), (r"([AEOU])W", "$1"), (r"W|F", "V"), (r"^(?:G([EIY])|J)", "J$1"),
    (r"[AEIOUY]+", "A"), (r"([^A])H", "$1"), (r"H$", ""), (r"^H?A", "A"),
)  # fmt: skip


def fold(text: pl.Expr) -> pl.Expr:
    """Upper case words of letters and digits, single spaces between: "Núñez-O’Hara" becomes
    "NUNEZ OHARA". Missing text becomes empty."""
    plain = text.cast(pl.String).fill_null("").str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    whole = plain.str.replace_many(list(_WHOLE_LETTERS), list(_WHOLE_LETTERS.values()))
    joined = whole.str.to_uppercase().str.replace_all(r"['’ʼ`´.]", "")
    return joined.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars(" ")


def joined(words: pl.Expr) -> pl.Expr:
    """The words written as one."""
    return words.str.replace_all(" ", "", literal=True)


def suffix_of(words: pl.Expr) -> pl.Expr:
    """The generation written at the end of folded words, before any degrees ("WILLIS JR MD" has
    "JR"), or empty."""
    rules = name_rules()
    end = rf" ({_any(rules.suffixes)})(?: (?:{_any(rules.titles_back)}))*$"
    return words.str.extract(end).fill_null("").replace(rules.suffixes)


def suffix_alone(words: pl.Expr) -> pl.Expr:
    """The generation that folded words are (a suffix column), or empty."""
    suffixes = name_rules().suffixes
    return pl.when(words.is_in(list(suffixes))).then(words.replace(suffixes)).otherwise(pl.lit(""))


def bare(words: pl.Expr) -> pl.Expr:
    """Folded words without titles, degrees, suffixes and digits, as long as a word remains."""
    rules = name_rules()
    front = rf"^(?:(?:{_any(rules.titles_front)}) )+([^ ])"
    back = rf"([^ ])(?: (?:{_any([*rules.titles_back, *rules.suffixes])}))+$"
    stripped = words.str.replace(front, "$1").str.replace(back, "$1")
    return stripped.str.replace_all(r"\p{N}+", "").str.replace_all(r" +", " ").str.strip_chars(" ")


def middle_bare(words: pl.Expr) -> pl.Expr:
    """A middle name without what is not one; a suffix alone (middle "JR") leaves nothing."""
    return pl.when(words.is_in(list(name_rules().suffixes))).then(pl.lit("")).otherwise(bare(words))


def sound(name: pl.Expr) -> pl.Expr:
    """A rough skeleton of how a joined name sounds, the same for common ways to romanise it:
    "CHOWDHURY" and "CHOUDHURI" are both "KADAR"."""
    for pattern, written in _SOUNDS:
        name = name.str.replace_all(pattern, written)
    for letter in "BDGJKLMNPRSTV":
        name = name.str.replace_all(f"{letter}{letter}+", letter)
    return name


def without_particles(words: pl.Expr) -> pl.Expr:
    """A family name's words without "de la", "van", "al" …, as long as one word remains."""
    particles = _any(name_rules().particles)
    return words.str.replace(rf"^(?:(?:{particles}) )+", "")


def without_joined_particle(name: pl.Expr) -> pl.Expr:
    """A joined name without a particle it begins with, where four letters remain; or itself."""
    long = [word for word in name_rules().particles if len(word) > 1]
    return name.str.replace(rf"^(?:{_any(long)})([A-Z]{{4}})", "$1")


def _any(words) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
