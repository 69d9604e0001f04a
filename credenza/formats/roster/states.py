"""States and territories by name and by the two letters of the postal service."""

from credenza.core.names import name_key

_NAMES = """
AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut,
DE Delaware, DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois,
IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland,
MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana,
NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania,
RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah,
VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming,
AS American Samoa, GU Guam, MP Northern Mariana Islands, PR Puerto Rico, VI Virgin Islands
"""
STATES = dict(entry.split(" ", 1) for entry in " ".join(_NAMES.split()).split(", "))
_CODES = {name_key(name): code for code, name in STATES.items()} | {
    "WASHINGTONDC": "DC",
    "USVIRGINISLANDS": "VI",
}


def state_code(text: str) -> str:
    """The two letters of a state given by code or name, "" for anything else.

    A code before a dash is taken ("OH - Ohio"); points do not matter ("N.Y.").
    """
    for form in (text, text.partition("-")[0]):
        key = name_key(form)
        if key in STATES:
            return key
        if key in _CODES:
            return _CODES[key]
    return ""
