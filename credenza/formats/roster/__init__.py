"""Rosters: the columns offices really have, mapped, checked and handed back with reasons."""

from credenza.formats.roster.duplicates import RosterPerson, join_rows
from credenza.formats.roster.facts import (
    AppointmentFacts,
    CredentialFacts,
    PersonFacts,
    RosterRow,
    RowError,
    RowWarning,
)
from credenza.formats.roster.fields import Field, fields
from credenza.formats.roster.guessing import guess_mapping
from credenza.formats.roster.mapping import (
    WHY_REFUSED,
    Column,
    Mapping,
    MappingError,
    shipped_mappings,
)
from credenza.formats.roster.reading import Roster, read_roster, refused_workbook
from credenza.formats.roster.rows import Context, check_row

__all__ = [
    "WHY_REFUSED",
    "AppointmentFacts",
    "Column",
    "Context",
    "CredentialFacts",
    "Field",
    "Mapping",
    "MappingError",
    "PersonFacts",
    "Roster",
    "RosterPerson",
    "RosterRow",
    "RowError",
    "RowWarning",
    "check_row",
    "fields",
    "guess_mapping",
    "join_rows",
    "read_roster",
    "refused_workbook",
    "shipped_mappings",
]
