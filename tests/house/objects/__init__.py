"""What the addresses with a number in them are about, for the test of rights.

Each room has a module here with ``OBJECTS``: for each of its addresses that names an object, the
address's name and a function that makes the object at the northern facility and says how the
address names it.
"""

from tests.house.objects import (
    actions,
    agenda,
    applications,
    cases,
    change,
    committees,
    correspondence,
    credentialing,
    exchange,
    intake,
    lists,
    live,
    papers,
    policies,
    portal,
    practitioners,
    privileging,
    readiness,
    references,
    screening,
    surveys,
    team,
    trends,
)

OBJECTS = {
    **team.OBJECTS,
    **actions.OBJECTS,
    **agenda.OBJECTS,
    **practitioners.OBJECTS,
    **exchange.OBJECTS,
    **intake.OBJECTS,
    **correspondence.OBJECTS,
    **privileging.OBJECTS,
    **credentialing.OBJECTS,
    **applications.OBJECTS,
    **cases.OBJECTS,
    **portal.OBJECTS,
    **references.OBJECTS,
    **screening.OBJECTS,
    **surveys.OBJECTS,
    **lists.OBJECTS,
    **live.OBJECTS,
    **committees.OBJECTS,
    **papers.OBJECTS,
    **readiness.OBJECTS,
    **change.OBJECTS,
    **policies.OBJECTS,
    **trends.OBJECTS,
}
