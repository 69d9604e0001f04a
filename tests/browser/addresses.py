"""Every page that a role may open in the sample office."""

import datetime as dt
import re
from collections.abc import Iterator

from django.urls import reverse

from credenza.core.permissions import CHAIR, RIGHTS
from tests.browser.cedar_valley import TODAY, CedarValley
from tests.house.reference import NO, PUBLIC, Address, addresses, answer

PLACES = re.compile(r"<\w+:(\w+)>")
YESTERDAY = (TODAY - dt.timedelta(days=1)).isoformat()
# What else a page shows, by what is asked of it.
ASKED = {
    "today": ("", "?whose=mine", "?kind=verify"),
    "practitioners": ("", "?q=nobody-of-this-name", "?requirement=licence.current"),
    "practitioner": ("", f"?as_of={YESTERDAY}"),
    "practitioner-documents": ("", "?show={document_id}"),
    "practitioner-letters": ("", "?show={letter_id}"),
    "letter-template": ("?kind=denial_notice",),
    "mail": ("", "?state=failed"),
    "credential-new": ("", "?kind=state_licence", "?kind=peer_reference"),
    "expirables": ("", "?window=lapsed"),
    "consequences": ("", "?state=executed"),
    "affiliations": ("", "?state=answered"),
    "find": ("", "?q=medical", "?q=nobody-of-this-name"),
}


def pages(office: CedarValley, role: str) -> Iterator[str]:
    """Paths of the pages that open to a role, each object of the office once."""
    named = _objects(office, role)
    for address in addresses():
        if _opens_to(address, role) and (path := _path(address, named)):
            yield from (path + asked.format(**named) for asked in ASKED.get(address.name, ("",)))


def _opens_to(address: Address, role: str) -> bool:
    verb = "practitioner:see" if address.name == "my-file" else address.verb
    return verb != PUBLIC and answer(RIGHTS[verb or ""], role) != NO


def _path(address: Address, named: dict) -> str | None:
    """None where the sample office has no such thing, as other people's passkeys."""
    wanted = PLACES.findall(address.route)
    kinds = {"pk": next((key for key in named if address.route.startswith(key)), "")}
    values = {name: named.get(kinds.get(name, name)) for name in wanted}
    if "(?P" in address.route or None in values.values():
        return None
    return reverse(address.name, kwargs=values)


def _objects(office: CedarValley, role: str) -> dict:
    """Numbers by the name in an address; ``pk`` by what the address begins with."""
    ((own,),) = office.rows(
        "SELECT practitioner_id FROM team_user WHERE practitioner_id IS NOT NULL"
        " AND email LIKE 'practitioner@%'"
    )
    file = _in_the_department(office) if role == CHAIR else own
    held = office.rows(
        "SELECT c.id, t.document_id FROM practitioners_credential c LEFT JOIN"
        " practitioners_attachment t ON t.credential_id = c.id WHERE c.practitioner_id = ?"
        " AND c.kind = 'state_licence' AND c.withdrawn_on IS NULL ORDER BY t.id DESC",
        file,
    )
    appointed = office.rows(
        "SELECT id, department_id, facility_id FROM practitioners_appointment"
        " WHERE practitioner_id = ? ORDER BY id",
        file,
    )
    letters = office.rows(
        "SELECT id FROM correspondence_letter WHERE practitioner_id = ? ORDER BY id", file
    )
    asked = office.rows(
        "SELECT id FROM privileging_request ORDER BY practitioner_id = ? DESC, id", file
    )
    drafted = office.rows("SELECT id FROM privileging_formversion ORDER BY number DESC, id")
    evaluated = office.rows("SELECT id FROM privileging_evaluation ORDER BY id")
    spoke = office.rows(
        "SELECT r.id FROM credentialing_reference r JOIN credentialing_application a"
        " ON a.id = r.application_id WHERE r.state = 'answered' AND a.practitioner_id != ?"
        " ORDER BY r.flagged DESC, r.id",
        own,
    )
    inquired = office.rows(
        "SELECT id FROM credentialing_affiliationrequest ORDER BY state = 'held' DESC, id"
    )
    applied = office.rows(
        "SELECT a.id FROM credentialing_application a JOIN credentialing_answers w"
        " ON w.application_id = a.id WHERE a.practitioner_id = ? ORDER BY a.id",
        own,
    )
    ((minuted, taken_up),) = office.rows(
        "SELECT m.meeting_id, min(i.id) FROM meetings_minutes m JOIN meetings_agendaitem i"
        " ON i.meeting_id = m.meeting_id WHERE m.meeting_id = (SELECT max(meeting_id)"
        " FROM meetings_minutes)"
    )
    ((body,),) = office.rows("SELECT committee_id FROM meetings_meeting WHERE id = ?", minuted)
    brought_in = office.rows("SELECT id FROM exchange_rosterimport ORDER BY id DESC")
    (asked_to_read,) = office.rows(
        "SELECT p.id, p.campaign_id, p.policy_version_id, v.policy_id"
        " FROM compliance_attestation p JOIN compliance_policyversion v"
        " ON v.id = p.policy_version_id JOIN team_user u ON u.id = p.user_id"
        " WHERE u.practitioner_id = ? ORDER BY p.id LIMIT 1",
        own,
    )
    paper, campaign, text, policy = asked_to_read
    ((older, newer),) = office.rows(
        "SELECT min(id), max(id) FROM compliance_policyversion WHERE policy_id ="
        " (SELECT policy_id FROM compliance_policyversion WHERE number = 2)"
    )
    ((pack,),) = office.rows("SELECT min(id) FROM compliance_orientationpack")
    ((case,),) = office.rows(
        "SELECT min(id) FROM concerns_case WHERE kind = 'conduct' AND state = 'review'"
    )
    ((action,),) = office.rows("SELECT min(id) FROM concerns_action WHERE kind = 'precautionary'")
    ((survey,),) = office.rows("SELECT min(id) FROM compliance_survey")
    ((audit,),) = office.rows("SELECT min(id) FROM compliance_audit")
    ((audited,),) = office.rows("SELECT max(id) FROM compliance_auditfile")
    ((edition,),) = office.rows("SELECT max(id) FROM team_edition")
    ((sign,),) = office.rows("SELECT min(id) FROM compliance_integritysign")
    return {
        "/concerns/cases/": case,
        "/concerns/actions/": action,
        "/concerns/practitioners/": file,
        "/standards/surveys/": survey,
        "/standards/audits/files/": audited,
        "/standards/audits/": audit,
        "/standards/changes/": edition,
        "/standards/integrity/": sign,
        "rule": "TJC-APPT",
        "/policies/to-sign/": paper,
        "/policies/campaigns/": campaign,
        "/policies/packs/": pack,
        "/policies/versions/": text,
        "/policies/": policy,
        "facility": appointed[0][2],
        "old": older,
        "new": newer,
        "/practitioners/": file,
        "/people/": office.rows("SELECT id FROM team_user ORDER BY id")[0][0],
        "/office/facilities/": appointed[0][2],
        "/office/departments/": appointed[0][1],
        "/apply/": applied[0][0],
        "section": "disclosures",
        "/imports/": brought_in[0][0] if brought_in else None,
        "/privileges/requests/": asked[0][0],
        "/privileges/forms/": drafted[0][0],
        "/privileges/evaluations/": evaluated[0][0],
        "/references/": spoke[0][0],
        "/affiliations/": inquired[0][0],
        "/meetings/committees/": body,
        "/meetings/": minuted,
        "item_id": taken_up,
        "key": "new",
        "credential_id": held[0][0],
        "document_id": held[0][1],
        "appointment_id": appointed[0][0],
        "kind": "npdb_query",
        "letter_id": letters[0][0] if letters else None,
        "letter_kind": "appointment_granted",
    }


def _in_the_department(office: CedarValley) -> int:
    """A file that the chair of surgery may open."""
    return office.rows(
        "SELECT a.practitioner_id FROM practitioners_appointment a"
        " JOIN team_department d ON d.id = a.department_id"
        " JOIN team_rolegrant g ON g.facility_id = a.facility_id"
        " WHERE g.role = 'chair' AND g.department_id IN (d.id, d.parent_id)"
        " AND a.standing = 'active' ORDER BY a.id"
    )[0][0]
