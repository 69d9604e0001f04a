"""The room's tables."""

from credenza.office.monitoring.models.lists import Copy, Fetch, Following
from credenza.office.monitoring.models.notices import Notice
from credenza.office.monitoring.models.rulings import Duty, Ruling
from credenza.office.monitoring.models.screening import Clearance, Match, Run, Screened, Searched
from credenza.office.monitoring.models.watching import Alert

__all__ = [
    "Alert",
    "Clearance",
    "Copy",
    "Duty",
    "Fetch",
    "Following",
    "Match",
    "Notice",
    "Ruling",
    "Run",
    "Screened",
    "Searched",
]
