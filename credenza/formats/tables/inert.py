"""Text that a spreadsheet program would run as a formula, made inert without losing it.

Rule of the CSV files written here: a value that would start a formula gets one apostrophe in
front, and so does a value of that kind that already begins with apostrophes. Reading takes one
apostrophe away from exactly the values the rule can have produced, so every value comes back as
it was: ``=1+1`` is written ``'=1+1``, and ``'=1+1`` is written ``''=1+1``.

The first characters are those of the OWASP page on CSV injection (``= + - @``, tab, carriage
return), their full-width forms, and any of them after white space. XLSX needs no quoting: there
a string is written as a string.
"""

import re

_FORMULA = r"[\s\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠]"
_TO_QUOTE = re.compile(f"'*{_FORMULA}")
_QUOTED = re.compile(f"'+{_FORMULA}")


def quote(value: str) -> str:
    """``value`` as it is written to CSV."""
    return f"'{value}" if _TO_QUOTE.match(value) else value


def unquote(value: str) -> str:
    """The value that ``quote`` was given."""
    return value[1:] if _QUOTED.match(value) else value
