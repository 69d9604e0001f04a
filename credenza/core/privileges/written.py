"""A privilege form as plain data, so that a facility can keep and change its own version."""

from collections.abc import Mapping
from typing import Any

from credenza.core.kinds import CredentialKind
from credenza.core.privileges.forms import (
    AnyOf,
    Board,
    CoreSet,
    Criterion,
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
from credenza.core.privileges.wording import statement

Data = dict[str, Any]
Kinds = Mapping[str, CredentialKind]


def written(form: PrivilegeForm) -> Data:
    """The form as data that JSON can hold."""
    return {
        "key": form.key,
        "title": form.title,
        "edition": form.edition,
        "origin": form.origin,
        "professions": list(form.professions),
        "specialties": [_specialty(one) for one in form.specialties],
        "core": item_written(form.core),
        "special": [item_written(one) for one in form.special],
        "ages": list(form.ages),
    }


def item_written(item: Item) -> Data:
    """One line of the form as data."""
    return {
        "key": item.key,
        "title": item.title,
        "text": item.text,
        "criteria": [criterion_written(one) for one in item.criteria],
        "includes": [_procedure(one) for one in item.includes],
        "ages": list(item.ages),
    }


def criterion_written(criterion: Criterion) -> Data:
    """One criterion as data, its kind under ``is`` and its sentence beside it."""
    data: Data = {"is": type(criterion).__name__.lower(), "says": statement(criterion)}
    match criterion:
        case Training():
            data |= {
                "kinds": [kind.key for kind in criterion.kinds],
                "specialties": [_specialty(one) for one in criterion.specialties],
                "within_years": criterion.within_years,
            }
        case Board():
            data |= {
                "specialties": [_specialty(one) for one in criterion.specialties],
                "issuers": list(criterion.issuers),
                "eligible_years": criterion.eligible_years,
            }
        case Current():
            data["kinds"] = [kind.key for kind in criterion.kinds]
        case Enough():
            data |= {
                "least": criterion.least,
                "months": criterion.months,
                "procedures": [_procedure(one) for one in criterion.procedures],
                "claimed": criterion.claimed,
            }
        case Proctored():
            data |= {
                "cases": criterion.cases,
                "procedures": [_procedure(one) for one in criterion.procedures],
            }
        case Statement():
            data["text"] = criterion.text
        case AnyOf():
            data["ways"] = [criterion_written(way) for way in criterion.ways]
    return data


def read(data: Data, kinds: Kinds) -> PrivilegeForm:
    """The form that ``written`` wrote. Raises KeyError or TypeError for other data.

    A criterion about kinds of credential that exist no more is left for a person to judge.
    """
    return PrivilegeForm(
        key=data["key"],
        title=data["title"],
        edition=data["edition"],
        origin=data["origin"],
        professions=tuple(data["professions"]),
        specialties=tuple(_read_specialty(one) for one in data["specialties"]),
        core=CoreSet(**_item(data["core"], kinds)),
        special=tuple(Item(**_item(one, kinds)) for one in data["special"]),
        ages=tuple(data["ages"]),
    )


def criterion_read(data: Data, kinds: Kinds) -> Criterion:
    """The criterion that ``criterion_written`` wrote."""
    given = {key: value for key, value in data.items() if key not in ("is", "says")}
    match data["is"]:
        case "anyof":
            return AnyOf(tuple(criterion_read(way, kinds) for way in given["ways"]))
        case "statement":
            return Statement(given["text"])
        case "board":
            given["specialties"] = tuple(_read_specialty(one) for one in given["specialties"])
            return Board(**given | {"issuers": tuple(given["issuers"])})
        case "enough" | "proctored" as name:
            given["procedures"] = tuple(_read_procedure(one) for one in given["procedures"])
            return Enough(**given) if name == "enough" else Proctored(**given)
        case "training" | "current" as name:
            known = tuple(kinds[key] for key in given["kinds"] if key in kinds)
            if not known:
                return Statement(data["says"])
            if name == "current":
                return Current(known)
            specialties = tuple(_read_specialty(one) for one in given["specialties"])
            return Training(known, specialties, given["within_years"])
        case other:
            raise KeyError(f"No criterion is called {other!r}.")


def _item(data: Data, kinds: Kinds) -> Data:
    return {
        "key": data["key"],
        "title": data["title"],
        "text": data["text"],
        "criteria": tuple(criterion_read(one, kinds) for one in data["criteria"]),
        "includes": tuple(_read_procedure(one) for one in data["includes"]),
        "ages": tuple(data["ages"]),
    }


def _specialty(one: Specialty) -> Data:
    return {
        "key": one.key,
        "title": one.title,
        "names": sorted(one.names),
        "codes": list(one.codes),
    }


def _read_specialty(data: Data) -> Specialty:
    return Specialty(data["key"], data["title"], frozenset(data["names"]), tuple(data["codes"]))


def _procedure(one: Procedure) -> Data:
    return {"key": one.key, "title": one.title, "words": list(one.words)}


def _read_procedure(data: Data) -> Procedure:
    return Procedure(data["key"], data["title"], tuple(data["words"]))
