"""A charter as plain values, to be kept with its day, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import time
from fractions import Fraction
from typing import Any

from credenza.core.committees.charter import Charter, QuorumRule, SeatPlan, StandingItem


def values_of(charter: Charter) -> dict[str, Any]:
    """The charter as what JSON holds: the share as "1/2", the time as "07:30"."""
    values = asdict(charter)
    values["quorum"]["share"] = str(charter.quorum.share)
    values["starts"] = charter.starts.strftime("%H:%M")
    return values


def charter_from(values: Mapping[str, Any]) -> Charter:
    """The charter that ``values_of`` wrote down."""
    quorum = {**values["quorum"], "share": Fraction(values["quorum"]["share"])}
    return Charter(
        **{
            **values,
            "quorum": QuorumRule(**quorum),
            "starts": time.fromisoformat(values["starts"]),
            "standing": tuple(StandingItem(**one) for one in values["standing"]),
            "seats": tuple(SeatPlan(**one) for one in values["seats"]),
        }
    )
