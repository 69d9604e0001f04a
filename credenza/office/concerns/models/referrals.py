"""Cases laid before a committee."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Referral(models.Model):
    """One question about a case to one committee, until it is answered or taken back.

    ``question_sealed`` and ``answer_sealed`` are sealed for ("referral", uid, "question") and
    ("referral", uid, "answer"). ``choice`` is the outcome that the committee chose.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="referrals")
    committee = models.ForeignKey("team.Committee", models.PROTECT, related_name="concerns")
    question_sealed = models.TextField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=120)
    choice = models.CharField(max_length=30, blank=True)
    answer_sealed = models.TextField(blank=True)
    vote = models.CharField(max_length=80, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["case", "sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "committee"],
                condition=models.Q(ended_at=None),
                name="referred_once",
            )
        ]
