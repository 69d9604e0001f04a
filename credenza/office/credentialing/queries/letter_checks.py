"""Letters that can be checked by whoever holds them: the link, and what its page may say.

A facility's own choice, off until somebody switches it on: "genuine" tells whether the letter is
ours, "standing" also how the person stands today, in the neutral words of the policy.
"""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from credenza.core.applications.affiliations import reply
from credenza.office.credentialing.models import LetterCheck
from credenza.office.credentialing.queries.standing import memberships
from credenza.office.team.queries import setting
from credenza.packs.loader import affiliation_policy

OFF, GENUINE, STANDING = "off", "genuine", "standing"
MODES = {
    OFF: "Off: letters carry no link",
    GENUINE: "On: whether the letter is ours and still stands",
    STANDING: "On: also how the practitioner stands today, in neutral words",
}
UNSAID = "Please ask the medical staff office."
_signer = Signer(salt="letter-check", sep=".")


def key_of(facility_id: int) -> str:
    """The setting in which a facility's choice lies."""
    return f"letter_check_{facility_id}"


def mode_of(facility_id: int) -> str:
    """What a facility chose; off where it chose nothing."""
    return setting(key_of(facility_id), OFF)


def signed(check: LetterCheck) -> str:
    """The number of a check with the office's signature, as it stands in the address."""
    return _signer.sign(check.number.hex)


def url_of(check: LetterCheck) -> str:
    """The whole address at which a letter is checked."""
    return settings.URL.geturl() + reverse("letter-check", args=[signed(check)])


def checked(text: str) -> LetterCheck | None:
    """The letter whose address this is; None where it is not ours, or its facility shows none."""
    try:
        number = UUID(_signer.unsign(text))
    except (BadSignature, ValueError):
        return None
    rows = LetterCheck.objects.select_related("facility", "practitioner", "letter")
    found = rows.filter(number=number).first()
    return found if found and mode_of(found.facility_id) != OFF else None


def standing_today(check: LetterCheck, as_of: date) -> str:
    """How the person stands, in neutral words; anything unusual is not told from what is unsaid."""
    stands = memberships(check.practitioner, check.facility, as_of)
    policy = affiliation_policy()
    told = reply(stands, policy, released=True, as_of=as_of)
    if not told.letter or "standing" not in policy.says:
        return UNSAID
    return told.standing or policy.standings["ended"]
