"""Invented specialties, criteria and files for the rules of privileges."""

from datetime import date

from credenza.core.facts import CredentialFact, PractitionerFile
from credenza.core.privileges import (
    AnyOf,
    Board,
    Current,
    Enough,
    Item,
    Procedure,
    Proctored,
    Specialty,
    Statement,
    Training,
    Volume,
)
from credenza.packs import loader

D = date.fromisoformat
TODAY = D("2026-11-24")
KINDS = loader.credential_kinds()
SURGERY = Specialty("surgery", "general surgery", frozenset({"general surgery"}), ("2086",))
UROLOGY = Specialty("urology", "urology", frozenset({"urology"}), ("2088",))
GALLBLADDER = Procedure("cholecystectomy", "Gallbladder removal", ("gallbladder", "lap chole"))
HERNIA = Procedure("hernia_repair", "Hernia repair", ("hernia",))

TRAINED = Training((KINDS["residency"],), (SURGERY,))
CERTIFIED = Board((SURGERY,), eligible_years=5)
LICENSED = Current((KINDS["state_licence"],))
BUSY = Enough(least=12, months=24)
WATCHED = Proctored(cases=3)
COURSE = Statement("A course in robotic surgery, with its certificate")
CRITERIA = (TRAINED, CERTIFIED, LICENSED, BUSY, WATCHED, COURSE, AnyOf((TRAINED, BUSY)))


def item(*criteria, key="surgery.core", includes=(GALLBLADDER, HERNIA)):
    return Item(key, "Core surgery", "Operations of the abdomen.", criteria or (TRAINED,), includes)


def file(*credentials, **more):
    return PractitionerFile(7, "md", credentials=tuple(credentials), **more)


def held(key, kind, starts_on=None, ends_on=None, **more):
    return CredentialFact(
        key,
        kind,
        starts_on=D(starts_on) if starts_on else None,
        ends_on=D(ends_on) if ends_on else None,
        **more,
    )


def residency(ends_on="2018-06-30", specialty="General surgery", key=1, kind="residency"):
    return held(key, kind, "2013-07-01", ends_on, details={"specialty": specialty})


def certificate(ends_on="2030-12-31", specialty="Surgery, General", key=2, **more):
    details = {"specialty": specialty, **more.pop("details", {})}
    more.setdefault("issuer", "American Board of Surgery")
    return held(key, "board_certification", "2019-01-01", ends_on, details=details, **more)


def volume(count, starts_on="2026-01-01", ends_on="2026-06-30", key=1, **more):
    more.setdefault("procedure", "cholecystectomy")
    return Volume(key, count=count, starts_on=D(starts_on), ends_on=D(ends_on), **more)
