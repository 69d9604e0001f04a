"""What other hospitals ask about our practitioners, and the letters that answer them."""

import uuid

from django.db import models


class AffiliationBatch(models.Model):
    """Requests that came in one spreadsheet."""

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.title


class AffiliationRequest(models.Model):
    """ "Is Dr. X in good standing with you?": who asks, about whom, and what came of it.

    ``born_sealed`` is the birth date or the part of it that they gave, as typed. ``state`` is one
    of ``core.applications.affiliations.STATES``; ``answer`` the key of the letter that went out.
    ``line`` is the row of the spreadsheet it came in.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    batch = models.ForeignKey(
        AffiliationBatch, models.PROTECT, null=True, blank=True, related_name="requests"
    )
    line = models.PositiveIntegerField(null=True, blank=True)
    last_name = models.CharField(max_length=100)
    first_name = models.CharField(max_length=100, blank=True)
    npi = models.CharField(max_length=10, blank=True)
    born_sealed = models.CharField(max_length=120, blank=True)
    requester = models.CharField(max_length=200)
    contact = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    their_number = models.CharField(max_length=60, blank=True)
    released = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=120)
    state = models.CharField(max_length=10)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.TextField(blank=True)
    answer = models.CharField(max_length=40, blank=True)
    letter = models.ForeignKey(
        "correspondence.Letter", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["facility", "state", "received_at"], name="affiliation_by_state")
        ]

    def __str__(self) -> str:
        return f"{self.last_name}, {self.first_name}".rstrip(", ")


class LetterCheck(models.Model):
    """A letter that can be checked at its link: what it says, and whether it still stands.

    ``says`` are the label and words of each thing that the letter tells.
    """

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    letter = models.ForeignKey(
        "correspondence.Letter", models.PROTECT, null=True, blank=True, related_name="+"
    )
    addressee = models.CharField(max_length=200)
    says = models.JSONField(default=list)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=120, blank=True)
    revoked_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-issued_at", "-id"]
