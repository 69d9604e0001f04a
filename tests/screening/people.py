"""Invented people for the tests of screening."""

NPI, OTHER_NPI = "1234567893", "1992999825"
ADAMS = {
    "id": "R1", "family": "Adamczyk", "given": "Theodora", "middle": "Louise",
    "born_on": "1971-03-24", "npi": NPI, "address": "12 Elm Street", "city": "Cedar Falls",
    "state": "IA", "zip": "50613", "profession": "MD",
}  # fmt: skip
