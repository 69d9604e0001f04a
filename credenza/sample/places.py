"""The office's facilities, departments, committees and people, and the places around it."""

from credenza.sample.shapes import Facility, SignIn

MEDICAL_CENTER, RIVERSIDE, COMMONS, OFFICE = 1, 2, 3, 4
HOSPITALS = (MEDICAL_CENTER, RIVERSIDE)
STATE = "OH"
ZIP_CODE = "43999"  # not assigned by the postal service

_MEDICINE = (
    "Cardiology", "Gastroenterology", "Hospital Medicine", "Infectious Disease", "Nephrology",
    "Neurology", "Oncology", "Pulmonary Medicine",
)  # fmt: skip
_SURGERY = (
    "General Surgery", "Neurosurgery", "Ophthalmology", "Oral Surgery", "Orthopedics",
    "Otolaryngology", "Podiatry", "Urology",
)  # fmt: skip
_HOSPITAL_COMMITTEES = (
    ("credentials", "Credentials Committee"),
    ("mec", "Medical Executive Committee"),
    ("peer_review", "Peer Review Committee"),
    ("pharmacy", "Pharmacy and Therapeutics Committee"),
    ("operating_room", "Operating Room Committee"),
    ("bylaws", "Bylaws Committee"),
    ("board", "Board of Trustees"),
)


def _sections(parent: str, names: tuple[str, ...]) -> dict[str, str]:
    return {parent: ""} | dict.fromkeys(names, parent)


FACILITIES = (
    Facility(
        "Cedar Valley Medical Center",
        "Medical Center",
        "hospital",
        "Cedar Valley",
        ("cms", "tjc", "oig", "local"),
        dict.fromkeys(
            ("Allied Health", "Anesthesiology", "Behavioral Health", "Emergency Medicine",
             "Family Medicine", "Obstetrics and Gynecology", "Pathology", "Pediatrics",
             "Radiology", "Rehabilitation"), "",
        ) | _sections("Internal Medicine", _MEDICINE) | _sections("Surgery", _SURGERY),
        _HOSPITAL_COMMITTEES,
    ),
    Facility(
        "Cedar Valley Riverside Hospital",
        "Riverside",
        "hospital",
        "Riverside",
        ("cms", "tjc", "oig", "local"),
        dict.fromkeys(
            ("Allied Health", "Anesthesiology", "Behavioral Health", "Emergency Medicine",
             "Family Medicine", "Internal Medicine", "Obstetrics and Gynecology", "Pathology",
             "Pediatrics", "Radiology", "Surgery"), "",
        ),
        _HOSPITAL_COMMITTEES,
    ),
    Facility(
        "Cedar Valley Commons",
        "Commons",
        "long_term_care",
        "Cedar Valley",
        ("cms", "oig", "local"),
        dict.fromkeys(("Medicine", "Dental and Foot Care", "Behavioral Health", "Therapy"), ""),
        (
            ("credentials", "Credentials Committee"),
            ("pharmacy", "Pharmacy and Infection Committee"),
            ("board", "Governing Body"),
        ),
    ),
    Facility(
        "Cedar Valley Physicians",
        "Physicians",
        "physician_office",
        "Mill Run",
        ("ncqa", "oig", "local"),
        dict.fromkeys(("Primary Care", "Specialty Care", "Behavioral Health"), ""),
        (
            ("credentials", "Credentialing Committee"),
            ("peer_review", "Quality and Peer Review Committee"),
            ("board", "Board of Managers"),
        ),
    ),
)  # fmt: skip

COORDINATOR = "Marisol Whitcomb"
SECOND_COORDINATOR = "Deshawn Trombley"
DIRECTOR = "Gwendolyn Astley"
DOMAIN = "cedarvalley.example"
PASSWORD = "cedar-valley-sample-office"  # noqa: S105 (printed at every start, for nobody's data)

SIGN_INS = (
    SignIn(f"coordinator@{DOMAIN}", COORDINATOR, "coordinator"),
    SignIn(f"riverside@{DOMAIN}", SECOND_COORDINATOR, "coordinator", RIVERSIDE),
    SignIn(f"director@{DOMAIN}", DIRECTOR, "director"),
    SignIn(f"chair@{DOMAIN}", "Thaddeus Brandvold", "chair", MEDICAL_CENTER, "Surgery", 1),
    SignIn(f"member@{DOMAIN}", "Soledad Iturralde-Quinn", "member", MEDICAL_CENTER, "", 2),
    SignIn(f"practitioner@{DOMAIN}", "Imogen Adeyemi-Larsen", "practitioner", None, "", 0),
    SignIn(f"nurse@{DOMAIN}", "Tomas Hollenbeck", "viewer", MEDICAL_CENTER),
    SignIn(f"administrator@{DOMAIN}", "Ottoline Fairbrass", "administrator"),
    SignIn(f"assistant@{DOMAIN}", "Wilhelmina Stroud", "assistant"),
)

CITIES = ("Cedar Valley", "Riverside", "Mill Run", "Ashgrove", "North Fork", "Tannery Hill")
STREETS = (
    "Alder Lane", "Birch Street", "Canal Road", "Depot Street", "Elm Court", "Foundry Way",
    "Granary Road", "Hickory Drive", "Ironwood Avenue", "Juniper Street", "Kiln Road",
    "Larch Terrace", "Meadow Lane", "Orchard Hill", "Quarry Road", "Sycamore Street",
)  # fmt: skip
MEDICAL_SCHOOLS = (
    "Blanchard Lake University School of Medicine", "Great Miami College of Medicine",
    "Hocking Hills University College of Medicine", "Kanawha State School of Medicine",
    "Lakeshore Northern Medical College", "Olentangy University College of Medicine",
    "Prairie Union Medical School", "Tidewater Central School of Medicine",
)  # fmt: skip
OSTEOPATHIC_SCHOOLS = (
    "Appalachian Ridge College of Osteopathic Medicine",
    "Sandusky Bay College of Osteopathic Medicine",
    "Wabash Valley College of Osteopathic Medicine",
)
SCHOOLS_ABROAD = (
    ("Colegio Médico del Valle Alto", "Mexico"), ("Deccan Plateau Medical College", "India"),
    ("Indus Delta Medical University", "Pakistan"),
    ("Medical Academy of the Lower Vistula", "Poland"),
    ("Volta Region School of Medicine", "Ghana"), ("Manila Bay College of Medicine", "Philippines"),
)  # fmt: skip
UNIVERSITIES = (
    "Blanchard Lake University", "Great Miami College of Health Sciences",
    "Kanawha State University",
    "Hocking Hills University", "Olentangy University", "Prairie Union University",
    "Sandusky Bay University", "Tidewater Central University",
)  # fmt: skip
PROGRAMS = (
    "Blanchard Lake University Hospitals", "Great Miami Regional Medical Center",
    "Kanawha State University Hospital", "Lakeshore Northern Health",
    "Olentangy University Hospital",
    "Prairie Union Medical Center", "Tidewater Central Hospital", "Three Rivers Teaching Hospital",
)  # fmt: skip
EMPLOYERS = (
    "Ashgrove Clinic", "Buckeye Trail Medical Group", "Canal Street Associates",
    "Heron Pond Health Partners", "Iron Bridge Medical Group", "North Fork Practice",
    "Sycamore Run Clinic", "Tannery Hill Specialists", "Three Rivers Medical Group",
    "Union Depot Health Center", "Valley View Associates", "Willow Bend Clinic",
)  # fmt: skip
OTHER_HOSPITALS = (
    "Ashgrove Community Hospital", "Heron Pond Regional Hospital", "North Fork General Hospital",
    "Three Rivers Teaching Hospital", "Union Depot Hospital", "Willow Bend Medical Center",
)  # fmt: skip
CARRIERS = (
    "Buckeye Trail Medical Mutual", "Heron Pond Indemnity", "Lakeshore Professional Liability",
    "Three Rivers Physicians' Reciprocal",
)  # fmt: skip
OTHER_STATES = (("KY", 4), ("IN", 4), ("WV", 3), ("PA", 3), ("MI", 3), ("FL", 1), ("TX", 1))
