"""A small privilege form of general surgery, for the tests of what is done with forms."""

from credenza.core.privileges import (
    AnyOf,
    Board,
    CoreSet,
    Current,
    Enough,
    Item,
    PrivilegeForm,
    Procedure,
    Proctored,
    Specialty,
    Statement,
    Training,
)
from credenza.packs.loader import credential_kinds

CORE, HERNIA, ROBOT = "surgery.core", "surgery.ventral_hernia", "surgery.robot"
GALLBLADDER = Procedure("cholecystectomy", "Gallbladder removal", ("gallbladder", "lap chole"))
APPENDIX = Procedure("appendectomy", "Appendectomy", ("appendix",))
FIELD = Specialty("surgery", "general surgery", frozenset({"general surgery"}), ("2086",))


def surgery(**changed) -> PrivilegeForm:
    """The form; ``changed`` are other values of its fields."""
    kinds = credential_kinds()
    licence = Current((kinds["state_licence"],))
    trained = Training((kinds["residency"],), (FIELD,))
    certified = Board((FIELD,), eligible_years=5)
    values = {
        "key": "surgery",
        "title": "General surgery",
        "edition": "2026-11",
        "origin": "Written for the tests.",
        "professions": ("md", "do"),
        "specialties": (FIELD,),
        "core": CoreSet(
            CORE,
            "Core general surgery",
            "Evaluate and treat surgical patients.",
            (licence, AnyOf((trained, certified)), Enough(20, 24)),
            (GALLBLADDER, APPENDIX),
        ),
        "special": (
            Item(HERNIA, "Ventral hernia", "Repair with mesh.", (licence, Enough(5, 24))),
            Item(
                ROBOT,
                "Robotic surgery",
                "Operate with the robot.",
                (licence, Proctored(3), Statement("A course in robotic surgery")),
            ),
        ),
    }
    return PrivilegeForm(**values | changed)
