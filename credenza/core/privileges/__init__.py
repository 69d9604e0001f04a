"""Privileges: what a form offers, whether a file meets its criteria, and who may do what today.

``forms`` are the shapes, ``checking`` compares a criterion with a file, ``wording`` says a
criterion in words, ``answering`` says whether somebody may do something on a day.
"""

from credenza.core.privileges.checking import check, overall
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
    rests_on_membership_alone,
    specialty_key,
)
from credenza.core.privileges.outcomes import CriterionResult, Outcome
from credenza.core.privileges.volumes import Volume
from credenza.core.privileges.wording import statement

__all__ = [
    "AnyOf",
    "Board",
    "CoreSet",
    "Criterion",
    "CriterionResult",
    "Current",
    "Enough",
    "Item",
    "Outcome",
    "PrivilegeForm",
    "Procedure",
    "Proctored",
    "Specialty",
    "Statement",
    "Training",
    "Volume",
    "check",
    "overall",
    "rests_on_membership_alone",
    "specialty_key",
    "statement",
]
