"""Practitioners, what they hold, and what was verified.

Kinds (of credential, profession, source) are text checked against the packs, so that a new
kind needs no migration.
"""

import uuid

from django.db import models
from django.db.models import Q


class Practitioner(models.Model):
    """A person with a licence to treat. ``*_sealed`` columns are opened through queries alone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    last_name = models.CharField(max_length=100)
    first_name = models.CharField(max_length=100)
    middle_name = models.CharField(max_length=100, blank=True)
    suffix = models.CharField(max_length=20, blank=True)
    preferred_name = models.CharField(max_length=100, blank=True)
    degrees = models.CharField(max_length=80, blank=True)
    profession = models.CharField(max_length=20)
    sex = models.CharField(max_length=1, blank=True)
    born_sealed = models.CharField(max_length=120, blank=True)
    ssn_sealed = models.CharField(max_length=120, blank=True)
    ssn_index = models.CharField(max_length=64, blank=True)
    npi = models.CharField(max_length=10, null=True, blank=True, unique=True)
    caqh = models.CharField(max_length=12, blank=True)
    email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    street = models.CharField(max_length=160, blank=True)
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    languages = models.JSONField(default=list, blank=True)
    photo = models.ForeignKey(
        "documents.Document", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["last_name", "first_name", "id"]
        indexes = [
            models.Index(fields=["last_name", "first_name", "id"], name="practitioner_by_name"),
            models.Index(fields=["ssn_index"], name="practitioner_by_ssn"),
        ]

    def __str__(self) -> str:
        return f"{self.last_name}, {self.first_name}"


class OtherName(models.Model):
    """A former or other name under which the person was known."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="other_names")
    kind = models.CharField(max_length=20, default="former")
    last_name = models.CharField(max_length=100)
    first_name = models.CharField(max_length=100, blank=True)
    middle_name = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["id"]


class Specialty(models.Model):
    """A NUCC taxonomy code under which the practitioner works, in the office's words."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="specialties")
    code = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=120)
    primary = models.BooleanField(default=False)

    class Meta:
        ordering = ["-primary", "id"]


class Appointment(models.Model):
    """Membership of one facility's staff. Dates are days at the facility, ends included."""

    practitioner = models.ForeignKey(
        Practitioner, models.CASCADE, related_name="appointments", db_index=False
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="appointments")
    department = models.ForeignKey("team.Department", models.PROTECT, null=True, blank=True)
    category = models.CharField(max_length=40)
    standing = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    reappointment_due_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["facility_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "facility"],
                condition=~Q(standing="ended"),
                name="one_running_appointment_per_facility",
            )
        ]
        indexes = [
            models.Index(fields=["facility", "standing"], name="appointment_by_standing"),
            models.Index(
                fields=["practitioner", "standing", "facility", "department"],
                name="appointment_by_file",
            ),
        ]


class Credential(models.Model):
    """Something a practitioner holds or has done. The packs say what its kind means."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="credentials")
    facility = models.ForeignKey("team.Facility", models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    jurisdiction = models.CharField(max_length=2, blank=True)
    status = models.CharField(max_length=20, default="active")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, default="day")
    continuous = models.BooleanField(default=False)
    details = models.JSONField(default=dict, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "-ends_on", "id"]
        indexes = [
            models.Index(fields=["practitioner", "kind"], name="credential_by_kind"),
            models.Index(
                fields=["kind", "ends_on", "practitioner", "continuous", "withdrawn_on"],
                name="credential_by_lapse",
            ),
            models.Index(fields=["number_key"], name="credential_by_number"),
        ]


class Verification(models.Model):
    """One asking of a source about one practitioner: who was asked, how, and what they said."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="verifications")
    facility = models.ForeignKey("team.Facility", models.PROTECT, null=True, blank=True)
    jurisdiction = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=200)
    method = models.CharField(max_length=20)
    result = models.CharField(max_length=12)
    asked_on = models.DateField()
    verified_on = models.DateField(null=True, blank=True)
    stated_status = models.CharField(max_length=40, blank=True)
    stated_ends_on = models.DateField(null=True, blank=True)
    stated_number = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    verified_by = models.CharField(max_length=120)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-id"]
        indexes = [models.Index(fields=["practitioner", "kind"], name="verification_by_kind")]


class Proof(models.Model):
    """A credential that a verification speaks of; one asking may prove several."""

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="proofs")
    credential = models.ForeignKey(Credential, models.CASCADE, related_name="proofs")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verification", "credential"], name="proof_once")
        ]


class Attachment(models.Model):
    """A document in a practitioner's file, and the credential it belongs to, if one."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="attachments")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    credential = models.ForeignKey(
        Credential, models.SET_NULL, null=True, blank=True, related_name="attachments"
    )
    label = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-id"]


class Consequence(models.Model):
    """What the bylaws attach to a lapse: proposed by the rules, decided by a person.

    ``suspended``: the appointment rests because of it, alone or among others.
    """

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="consequences")
    facility = models.ForeignKey("team.Facility", models.PROTECT)
    credential = models.ForeignKey(Credential, models.CASCADE)
    kind = models.CharField(max_length=40)
    citation = models.CharField(max_length=200)
    lapsed_on = models.DateField()
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="proposed")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    suspended = models.BooleanField(default=False)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "credential", "kind", "lapsed_on"], name="consequence_once"
            )
        ]


class Judging(models.Model):
    """When a file must be judged again: at once (a fact changed) or on a day (time passes).

    Derived from the facts and the rules; can be emptied and made again.
    """

    practitioner = models.OneToOneField(Practitioner, models.CASCADE, primary_key=True)
    due_on = models.DateField(db_index=True)
    judged_on = models.DateField(null=True, blank=True)


class Standing(models.Model):
    """How one file stands at one facility, as last judged. Derived; can be made again."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="standings")
    facility = models.ForeignKey("team.Facility", models.CASCADE)
    met = models.PositiveSmallIntegerField()
    due = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField()
    late = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner", "facility"], name="standing_once")
        ]


class OpenFinding(models.Model):
    """A requirement that is due, missing or late: somebody's work. Derived; can be made again.

    ``verb`` is the requirement's, and ``ranked_on`` is ``due_on`` or, without one, the last of all
    days: kept so that each list and count of Today reads one index alone.
    """

    key = models.CharField(max_length=120, unique=True)
    practitioner = models.ForeignKey(
        Practitioner, models.CASCADE, related_name="open_findings", db_index=False
    )
    facility = models.ForeignKey("team.Facility", models.CASCADE, db_index=False)
    requirement = models.CharField(max_length=60)
    verb = models.CharField(max_length=12)
    credential = models.ForeignKey(Credential, models.CASCADE, null=True, blank=True)
    state = models.CharField(max_length=12)
    consequence = models.PositiveSmallIntegerField()
    severity = models.CharField(max_length=30)
    reason = models.TextField()
    citation = models.CharField(max_length=200)
    rule = models.CharField(max_length=60)
    edition = models.CharField(max_length=40)
    due_on = models.DateField(null=True, blank=True)
    ranked_on = models.DateField()
    found_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["consequence", "ranked_on", "practitioner", "facility"],
                name="finding_by_rank",
            ),
            models.Index(
                fields=["verb", "consequence", "ranked_on", "practitioner", "facility"],
                name="finding_of_verb_by_rank",
            ),
            models.Index(
                fields=["verb", "state", "facility", "practitioner"], name="finding_counts"
            ),
            models.Index(fields=["found_on", "facility", "practitioner"], name="finding_by_day"),
            models.Index(
                fields=["practitioner", "state", "requirement", "facility"],
                name="finding_by_practitioner",
            ),
        ]
