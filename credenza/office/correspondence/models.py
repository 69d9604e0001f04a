"""Letters, their templates and letterheads, and the mail that carries them.

Kinds of letters are text checked against the packs. ``*_sealed`` columns are opened through
queries alone: what was written in confidence, and links that open a door.
"""

import uuid

from django.db import models


class Letterhead(models.Model):
    """How one facility's letters begin and who signs them; without a facility, the office's."""

    facility = models.OneToOneField(
        "team.Facility", models.CASCADE, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    lines = models.JSONField(default=list)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=120, blank=True)


class Template(models.Model):
    """A version of the office's own DOCX for a kind, at one facility or everywhere.

    In force from ``effective_on`` until a later version or its withdrawal.
    """

    kind = models.CharField(max_length=40)
    facility = models.ForeignKey(
        "team.Facility", models.CASCADE, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField()
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    effective_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["kind", "facility_id", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "facility", "version"], name="letter_template_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "version"],
                condition=models.Q(facility=None),
                name="letter_template_of_the_office_once",
            ),
        ]


class Letter(models.Model):
    """A letter as it was written: its words, sealed, and both of its documents."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="letters"
    )
    facility = models.ForeignKey(
        "team.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=12)
    addressee = models.CharField(max_length=200)
    addressee_lines = models.JSONField(default=list)
    greeting = models.CharField(max_length=200, blank=True)
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=400)
    values_sealed = models.TextField()
    dated_on = models.DateField()
    pdf = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    docx = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    template = models.ForeignKey(Template, models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replacements"
    )
    state = models.CharField(max_length=10, default="written")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_how = models.CharField(max_length=40, blank=True)
    receipt = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["practitioner", "-made_at"], name="letter_by_file"),
        ]

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One e-mail of the outbox. The same ``key`` is never posted twice.

    ``occasion`` says in a word what it is about, for lists; the body is sealed, since it may hold
    a link that opens something. ``calendar_sealed`` is an entry for calendars (iCalendar) that
    travels with it; empty for none. Of what is ``confidential`` the address is sealed too, in
    ``address_sealed``, and the outbox does not list it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    occasion = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    address = models.CharField(max_length=254, blank=True)
    address_sealed = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    subject = models.CharField(max_length=300)
    body_sealed = models.TextField()
    calendar_sealed = models.TextField(blank=True)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, null=True, blank=True, related_name="+"
    )
    facility = models.ForeignKey(
        "team.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    letters = models.ManyToManyField(Letter, related_name="messages", blank=True)
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_at", "-id"]
        indexes = [
            models.Index(fields=["state", "-planned_at"], name="message_by_state"),
            models.Index(fields=["-planned_at", "-id"], name="message_by_day"),
        ]
