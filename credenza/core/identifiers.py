"""Identifiers of the field: their form, their check digits and how two of them compare.

A check digit proves form, never registration: only the issuer proves that.
"""

import re
import unicodedata

from credenza.core.verdict import ALLOWED, Verdict, refused

NPI_RULE = "45 CFR 162.406"
DEA_RULE = "21 CFR 1301.35; check digit as DEA publishes it"

_NPI = re.compile(r"[12][0-9]{9}")
_NPI_PREFIX_SUM = 24  # what the issuer prefix 80840 adds to the Luhn sum
_DEA = re.compile(r"([A-HJ-MPRSTUX])([A-Z9])([0-9]{7})(-[A-Z0-9]{1,10})?")
_SSN = re.compile(r"(?!000|666|9)([0-9]{3})-?(?!00)([0-9]{2})-?(?!0000)([0-9]{4})")
_SSN_EXAMPLES = frozenset({"078051120", "219099999"})  # printed in advertisements


def check_npi(text: str) -> Verdict:
    """Whether ``text`` is a well-formed National Provider Identifier.

    Ten digits, the first 1 or 2, the last the Luhn check digit counted with the prefix 80840.
    """
    npi = text.strip()
    if not _NPI.fullmatch(npi):
        return refused("An NPI has ten digits and begins with 1 or 2.", NPI_RULE)
    if _luhn_sum(npi) % 10:
        return refused(f"{npi} fails the NPI check digit: compare it with the source.", NPI_RULE)
    return ALLOWED


def npi_is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed NPI."""
    return bool(check_npi(text))


def check_dea(text: str) -> Verdict:
    """Whether ``text`` is a well-formed DEA registration number.

    Two letters and seven digits; an institution's own suffix may follow a dash. The last digit
    is (d1 + d3 + d5) + 2 (d2 + d4 + d6), modulo ten, which cannot see a change of exactly five
    in the second, fourth or sixth digit.
    """
    match = _DEA.fullmatch(text.strip().upper())
    if match is None:
        return refused(
            "A DEA number has two letters (or a letter and 9) and seven digits.", DEA_RULE
        )
    if not _dea_digits_agree(match[3]):
        return refused(
            f"{text.strip()} fails the DEA check digit: compare it with the certificate.", DEA_RULE
        )
    return ALLOWED


def dea_is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed DEA number."""
    return bool(check_dea(text))


def dea_matches_surname(number: str, surname: str) -> Verdict:
    """Whether the second character of a DEA number fits the surname: a warning, never a bar.

    The letter is that of the surname at registration, so a later change of name makes a true
    mismatch; 9 stands for a business.
    """
    letter = number.strip().upper()[1:2]
    initials = {part[:1] for part in _ascii_upper(surname).replace("-", " ").split()}
    if letter == "9" or letter in initials:
        return ALLOWED
    return refused(
        f"The second letter of {number.strip()} is not the initial of {surname}: "
        "was it registered under a former name?",
        DEA_RULE,
    )


def licence_key(text: str) -> str:
    """A licence number in the form used for comparison: upper case, letters and digits only."""
    return "".join(char for char in _ascii_upper(text) if char.isalnum())


def licence_core(text: str) -> str:
    """The licence key without its letter prefix and leading zeros ("MD-004711" and "4711" agree).

    A key that would vanish (all letters or zeros) is returned whole.
    """
    key = licence_key(text)
    return key.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("0") or key


def licence_numbers_agree(one: str, other: str) -> bool:
    """Whether two writings can be the same licence number: equal keys or equal cores.

    Boards differ in prefixes and zero padding, so agreement is a hint within one state and
    profession, not proof.
    """
    if not licence_key(one) or not licence_key(other):
        return False
    return licence_core(one) == licence_core(other)


def ssn_is_valid(text: str) -> bool:
    """Whether ``text`` can be a Social Security number (nine digits, with or without dashes).

    Areas 000, 666 and 900 to 999, group 00 and serial 0000 are never issued.
    """
    match = _SSN.fullmatch(text.strip())
    return match is not None and "".join(match.groups()) not in _SSN_EXAMPLES


def _luhn_sum(npi: str) -> int:
    digits = [int(char) for char in npi]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return _NPI_PREFIX_SUM + sum(doubled) + sum(digits[-1::-2])


def _dea_digits_agree(digits: str) -> bool:
    d = [int(char) for char in digits]
    return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


def _ascii_upper(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if char.isascii()).upper()
