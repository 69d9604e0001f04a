"""Rosters brought in through the page: uploaded, mapped, imported by a job."""

from datetime import datetime

from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.roster import Mapping, MappingError
from credenza.formats.tables import TableError, read_table
from credenza.office.exchange import rosters, uploads
from credenza.office.exchange.models import RosterImport, SavedMapping
from credenza.office.ledger.actions import act
from credenza.office.team.queries import actor_of, colleagues

UPLOADED, RUNNING, DONE, FAILED = "uploaded", "running", "done", "failed"
STARTABLE = (UPLOADED, FAILED)
IMPORTS = Actor.system("imports")
BROKE_OFF = "The import broke off. Start it again: nobody is taken in twice."


@act("roster:upload")
def upload(*, data: bytes, name: str, by: Actor, at: datetime) -> RosterImport:
    """Keep an uploaded list and guess its columns. Raises Refused where it does not read."""
    try:
        table = read_table(data)
    except TableError as error:
        raise Refused(refused(str(error))) from error
    fingerprint, key = uploads.keep(data)
    return RosterImport.objects.create(
        name=name[:200],
        sha256=fingerprint,
        key=key,
        state=UPLOADED,
        mapping=rosters.mapping_for(table).to_toml(),
        uploaded_at=at,
        uploaded_by=by.name,
    )


@act("roster:map")
def choose_mapping(*, roster: RosterImport, mapping: Mapping, by: Actor, at: datetime) -> None:
    """Keep which column means what."""
    waiting = RosterImport.objects.filter(pk=roster.pk, state__in=STARTABLE)
    waiting.update(mapping=mapping.to_toml())


@act("roster:save-mapping")
def save_mapping(*, name: str, mapping: Mapping, by: Actor, at: datetime) -> None:
    """Keep a mapping for the next list of the kind; one of the same name is replaced."""
    if name in rosters.shipped_mappings():
        raise Refused(refused(f"“{name}” ships with the office: choose another name."))
    SavedMapping.objects.update_or_create(name=name, defaults={"mapping": mapping.to_toml()})


@act("roster:start")
def start(*, roster: RosterImport, by: Actor, at: datetime) -> None:
    """Take hold of an import, once. Raises Refused when its mapping cannot be used."""
    problems = Mapping.from_toml(roster.mapping).problems()
    if problems:
        raise Refused(refused(" ".join(problems)))
    taken = RosterImport.objects.filter(pk=roster.pk, state__in=STARTABLE)
    if not taken.update(state=RUNNING, trouble=""):
        raise Refused(refused("This import runs already, or has been done."))


def run(roster_id: int, user_id: int) -> None:
    """Do an import that was started, with the roles that the person holds now.

    A run after a killed one completes it.
    """
    roster = RosterImport.objects.get(pk=roster_id)
    if roster.state != RUNNING:
        return
    try:
        values = _done(roster, actor_of(colleagues().get(pk=user_id)))
    except (TableError, MappingError) as error:
        values = {"state": FAILED, "trouble": f"{error} Nothing was written."}
    except Exception:
        _finish(roster=roster, values={"state": FAILED, "trouble": BROKE_OFF})
        raise
    _finish(roster=roster, values=values)


def _done(roster: RosterImport, by: Actor) -> dict:
    result = _import(roster, by)
    if result.workbook:
        uploads.keep_refused(roster, result.workbook)
    counts = ("row_count", "created", "changed", "unchanged", "refused")
    return {"state": DONE} | {name: getattr(result, name) for name in counts}


def _import(roster: RosterImport, by: Actor) -> rosters.Result:
    table, at = uploads.table_of(roster), timezone.now()
    mapping = Mapping.from_toml(roster.mapping).for_headers(table.headers)
    read = rosters.check(table, mapping, at=at, progress=_every(roster.pk, 0))
    total = len(read.people)
    return rosters.bring_in(read, by=by, at=at, progress=_every(roster.pk, total))


def _every(pk: int, total: int):
    def tell(done: int) -> None:
        if done % 100 == 0 or done == total:
            uploads.tell_progress(pk, done, total)

    return tell


def _finish(*, roster: RosterImport, values: dict) -> None:
    _write_end(roster=roster, values=values, by=IMPORTS, at=timezone.now())


@act("roster:finish")
def _write_end(*, roster: RosterImport, values: dict, by: Actor, at: datetime) -> None:
    RosterImport.objects.filter(pk=roster.pk).update(**values, finished_at=at)
