"""Telling an organisation from a person where a list writes both into one column."""

import re

# fmt: off
_LEGAL_FORMS = (
    "INC", "LLC", "L L C", "CORP", "CORPORATION", "COMPANY", "LTD", "LLP", "LP", "PLLC", "PC",
    "P C", "LIMITED", "INCORPORATED", "ENTERPRISES?", "GROUP", "PARTNERS", "HOLDINGS?",
    "AND", "OF", "FOR", "COUNTY",
)
_TRADES = (
    "PHARMACY", "PHARMACIES", "PHARMACEUTICALS?", "DRUGS?", "DRUGSTORE", "CHEMISTS?", "APOTHECARY",
    "MEDICAL", "MEDICINE", "CLINIC", "CLINICS", "CENTER", "CENTERS", "CENTRE", "HOSPITAL",
    "SERVICES?", "ASSOCIATES", "ASSOC", "ASSOCIATION", "HEALTH", "HEALTHCARE", "HEALTH-CARE",
    "CARE", "HOMECARE", "HOME", "HOMES", "HOSPICE", "SUPPLY", "SUPPLIES", "SUPPLIERS?",
    "EQUIPMENT", "TRANSPORT", "TRANSPORTATION", "TRANS", "TRANSIT", "AMBULANCE", "AMBULETTE",
    "TAXI", "CAB", "LIMO", "LIMOUSINE", "LABS?", "LABORATORY", "LABORATORIES", "DIAGNOSTICS?",
    "IMAGING", "RADIOLOGY", "THERAPY", "THERAPEUTICS?", "REHAB", "REHABILITATION", "DENTAL",
    "DENTISTRY", "OPTICAL", "OPTICIANS", "OPTIQUE", "VISION", "EYEWEAR", "SHOES", "FOOTWEAR",
    "ORTHOTICS?", "ORTHOPEDICS?", "PROSTHETICS?", "SURGICAL", "SURGERY", "NURSING", "AGENCY",
    "INSTITUTE", "FOUNDATION", "SOLUTIONS", "SYSTEMS", "MANAGEMENT", "CONSULTING", "MARKETING",
    "PRODUCTS", "STORE", "MART", "PRACTICE", "COUNSELING", "PSYCHIATRY", "PSYCHOLOGICAL",
    "CHIROPRACTIC", "ACUPUNCTURE", "PODIATRY", "PEDIATRICS", "WELLNESS", "NETWORK", "ACADEMY",
    "SCHOOL", "STAFFING", "NUTRITION", "NUTRITIONAL", "INTERNATIONAL", "TECHNOLOGIES", "BILLING",
    "TREATMENT", "HEARING", "RESIDENCE", "PROGRAM", "MANOR", "PLAZA", "WORLD", "DAYCARE",
    "COMMUNITY", "PHYSICIANS",
)
# fmt: on
_ABBREVIATED = (
    *("CTR", "CNTR", "CT", "SVCS?", "SERV", "HLTH", "RX", "PHARM", "GRP", "MGT", "TBI", "AIDS?"),
    *("OPTICS", "SHOE", "REPAIR", "VAN", "PEDIATRIC", "FAMILY", "LIFE", "CHOICE", "RECOVERY"),
    *("ENTERTAINMENT", "AUDIOLOGICAL", "COMPOUNDING", "PSYCHOTHERAPY"),
)
_SURE = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b|[&#0-9]|^THE ", re.IGNORECASE)
_TRADE = re.compile(rf"\b(?:{'|'.join(_TRADES)})\b", re.IGNORECASE)
_SHORT = re.compile(rf"\b(?:{'|'.join(_ABBREVIATED)})\b", re.IGNORECASE)


def is_organisation(name: str, *, business: bool, persons_have_comma: bool) -> bool:
    """Whether a name is an organisation's, told from its words.

    ``business`` says that the list calls the excluded one: then words that may also be names
    (VAN, FAMILY, LIFE) count too. ``persons_have_comma`` says that the list writes persons
    "LAST, FIRST", so that a name without a comma is an organisation's and one with text on both
    sides is not, whatever its words. A doubt is decided for the person, who is then looked for
    among the staff.
    """
    plain = name.replace(".", "")
    _, comma, first = name.partition(",")
    if _SURE.search(plain) or (persons_have_comma and not comma):
        return True
    if persons_have_comma and first.strip():
        return False
    trades = len(_TRADE.findall(plain))
    lone = trades == 1 and len(plain.split()) == 2  # a person may be called HOME or WORLD
    return (trades > 0 and (business or not lone)) or bool(business and _SHORT.search(plain))
