"""What is done to people and places; every act leaves its entry in the ledger."""

from credenza.office.team.actions.accounts import (
    change_password,
    hash_again,
    rename,
    share_password,
)
from credenza.office.team.actions.people import (
    disable,
    enable,
    enrol,
    give_role,
    invite,
    invite_again,
    reset_second_factor,
    take_role,
)
from credenza.office.team.actions.places import (
    add_committee,
    add_department,
    add_facility,
    change_department,
    change_facility,
    choose,
    end_bylaw,
    tighten,
)

__all__ = [
    "add_committee",
    "add_department",
    "add_facility",
    "change_department",
    "change_facility",
    "change_password",
    "choose",
    "disable",
    "enable",
    "end_bylaw",
    "enrol",
    "give_role",
    "hash_again",
    "invite",
    "invite_again",
    "rename",
    "reset_second_factor",
    "share_password",
    "take_role",
    "tighten",
]
