"""The columns of the NPPES monthly file, by the names its own header gives them.

Columns are found by name, never by place: the file has had 329 columns (until 2020) and 330
(with ``Certification Date``), and what was ``Provider Gender Code`` is ``Provider Sex Code`` in
the second version of the layout.
"""

import csv

from credenza.sources.base import Unreadable

TAXONOMIES = range(1, 16)
IDENTIFIERS = range(1, 51)

NPI = "NPI"
ENTITY = "Entity Type Code"
FAMILY = "Provider Last Name (Legal Name)"
GIVEN = "Provider First Name"
OTHER_FAMILY = "Provider Other Last Name"
OTHER_GIVEN = "Provider Other First Name"
DEACTIVATED = "NPI Deactivation Date"
REACTIVATED = "NPI Reactivation Date"
PRACTICE_STATE = "Provider Business Practice Location Address State Name"
SEX = "Provider Sex Code"
CERTIFIED = "Certification Date"
RENAMED = {"Provider Gender Code": SEX}

TAXONOMY_CODES = [f"Healthcare Provider Taxonomy Code_{n}" for n in TAXONOMIES]
LICENCE_STATES = [f"Provider License Number State Code_{n}" for n in TAXONOMIES]

INDEXED = [
    NPI,
    ENTITY,
    FAMILY,
    GIVEN,
    OTHER_FAMILY,
    OTHER_GIVEN,
    DEACTIVATED,
    PRACTICE_STATE,
    *LICENCE_STATES,
]
"""What a look-up or a filter needs of every row while it is loaded."""


def _address(kind: str) -> list[str]:
    lines = [f"Provider {line} Line Business {kind} Address" for line in ("First", "Second")]
    place = [f"Address {part}" for part in ("City Name", "State Name", "Postal Code")]
    country = "Address Country Code (If outside U.S.)"
    reach = [f"Address {part} Number" for part in ("Telephone", "Fax")]
    return lines + [f"Provider Business {kind} {part}" for part in (*place, country, *reach)]


MAILING = _address("Mailing")
PRACTICE = _address("Practice Location")

NEEDED = [
    *INDEXED,
    "Replacement NPI",
    "Provider Middle Name",
    "Provider Name Prefix Text",
    "Provider Name Suffix Text",
    "Provider Credential Text",
    "Provider Other Middle Name",
    "Provider Other Name Prefix Text",
    "Provider Other Name Suffix Text",
    "Provider Other Credential Text",
    "Provider Other Last Name Type Code",
    *MAILING,
    *PRACTICE,
    "Provider Enumeration Date",
    "Last Update Date",
    "NPI Deactivation Reason Code",
    REACTIVATED,
    SEX,
    *TAXONOMY_CODES,
    *(f"Provider License Number_{n}" for n in TAXONOMIES),
    *(f"Healthcare Provider Primary Taxonomy Switch_{n}" for n in TAXONOMIES),
    *(f"Other Provider Identifier_{n}" for n in IDENTIFIERS),
    *(f"Other Provider Identifier Type Code_{n}" for n in IDENTIFIERS),
    *(f"Other Provider Identifier State_{n}" for n in IDENTIFIERS),
    *(f"Other Provider Identifier Issuer_{n}" for n in IDENTIFIERS),
    "Is Sole Proprietor",
]
"""What an entry is made of; a file without one of these is not read."""

_PASSED_OVER = {
    "Employer Identification Number (EIN)",
    "Provider Organization Name (Legal Business Name)",
    "Provider Other Organization Name",
    "Provider Other Organization Name Type Code",
    "Is Organization Subpart",
    "Parent Organization LBN",
    "Parent Organization TIN",
    CERTIFIED,
    *(f"Authorized Official {p} Name" for p in ("Last", "First", "Middle")),
    *(f"Authorized Official {p}" for p in ("Title or Position", "Telephone Number")),
    *(f"Authorized Official {p} Text" for p in ("Name Prefix", "Name Suffix", "Credential")),
    *(f"Healthcare Provider Taxonomy Group_{n}" for n in TAXONOMIES),
}


def read_header(line: str) -> list[str]:
    """The column names of a header line, in today's spelling.

    Raises Unreadable naming the columns that an entry needs and the header lacks or repeats.
    """
    names = [RENAMED.get(name.strip(), name.strip()) for name in next(csv.reader([line]), [])]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise Unreadable(_explain_missing(names, missing))
    twice = [name for name in NEEDED if names.count(name) > 1]
    if twice:
        raise Unreadable(f'Row 1 has the column "{twice[0]}" twice. Download the file again.')
    return names


def unknown(names: list[str]) -> tuple[str, ...]:
    """The columns that no edition of the layout known here has: a sign that it has changed."""
    return tuple(name for name in names if name not in NEEDED and name not in _PASSED_OVER)


def _explain_missing(names: list[str], missing: list[str]) -> str:
    if len(missing) == len(NEEDED):
        begins = "".join(names[:1])[:40]
        return (
            f'Row 1 is not the header of the NPPES monthly file: it begins "{begins}". '
            'Choose the file named "npidata_pfile_….csv", or the ZIP that holds it.'
        )
    others = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return (
        f'Row 1 lacks the column "{missing[0]}"{others} of the NPPES monthly file. '
        'Use the file as downloaded, with its own header (Version 2, "npidata_pfile_….csv").'
    )
