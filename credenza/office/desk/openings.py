"""Opening an office: an empty one with its first administrator, or the sample."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from credenza.core.permissions import ADMINISTRATOR, DIRECTOR, Actor, Grant
from credenza.core.verdict import Refused, refused
from credenza.office.desk.sample.writing import MARK, write
from credenza.office.ledger.actions import act
from credenza.office.team.actions import add_facility, choose, enrol
from credenza.office.team.queries import colleagues, facilities, invitation_link, setting
from credenza.packs.loader import facility_kinds
from credenza.sample.committees import MEMBERS
from credenza.sample.places import PASSWORD, SIGN_INS

FIRST = Actor.system("init")
ADDRESS = "administrator@localhost"
SHORT = 40  # characters of a facility's short name
# Whose rules a place takes on before anybody chooses: the bylaws' defaults, and CMS's where the
# kind takes part in Medicare. An accreditor is the director's choice.
BODIES = {
    "hospital": ["cms", "oig", "local"],
    "critical_access_hospital": ["cms", "oig", "local"],
    "surgery_center": ["cms", "oig", "local"],
    "long_term_care": ["cms", "oig", "local"],
}


def open_office(*, name: str, kind: str, state: str = "", email: str = "") -> str:
    """Make the first facility and the first administrator, who is the director too.

    Returns the link with which the administrator sets a password, once. Raises Refused when
    there is an office already, or when kind, state or address are not ones.
    """
    _refuse_unusable(kind, state, email)
    user = _open(
        name=name.strip() or "Medical Staff Office",
        kind=kind,
        state=state.upper(),
        email=email or ADDRESS,
        by=FIRST,
        at=timezone.now(),
    )
    return invitation_link(user)


def open_sample() -> list[str]:
    """Make the sample office where there is none yet; the lines to print, at every start.

    An office of somebody's own is left alone.
    """
    if is_empty():
        write(at=timezone.now())
    if setting(MARK) is None:
        return [f"Your office is at {settings.URL.geturl()}"]
    width = max(len(one.email) for one in SIGN_INS)
    return [
        f"The sample office “Cedar Valley Health” is at {settings.URL.geturl()}",
        "Everybody in it is invented. Sign in as:",
        *(f"  {one.email:<{width}}  {one.role:<13}  {one.name}" for one in SIGN_INS),
        "Members of committees, to hold a meeting on several screens:",
        *(f"  {email}" for email in MEMBERS),
        f"The password of all of them: {PASSWORD}",
    ]


def is_empty() -> bool:
    """Whether nobody and nothing is here yet."""
    return not facilities().exists() and not colleagues().exists()


@act("office:open")
def _open(*, name: str, kind: str, state: str, email: str, by: Actor, at: datetime):
    if not is_empty():
        raise Refused(
            refused(
                "There is an office here already. Set CREDENZA_HOME to an empty folder to make "
                "another one."
            )
        )
    fields = {
        "name": name,
        "short_name": name[:SHORT],
        "kind": kind,
        "state": state,
        "bodies": BODIES.get(kind, ["oig", "local"]),
    }
    add_facility(fields=fields, by=by, at=at)
    choose(key="second_factor", value="required", by=by, at=at)
    grants = [Grant(ADMINISTRATOR), Grant(DIRECTOR)]
    return enrol(email=email, name="Administrator", grants=grants, by=by, at=at)


def _refuse_unusable(kind: str, state: str, email: str) -> None:
    if kind not in facility_kinds():
        raise Refused(
            refused(f"“{kind}” is no kind of facility. Take one of: {', '.join(facility_kinds())}.")
        )
    if state and not (len(state) == 2 and state.isalpha() and state.isascii()):
        raise Refused(refused(f"“{state}” is no state: write two letters, such as OH."))
    try:
        validate_email(email or ADDRESS)
    except ValidationError as error:
        raise Refused(refused(f"“{email}” is no e-mail address.")) from error
