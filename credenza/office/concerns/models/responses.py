"""How conduct is answered, and from how many reports a facility proposes which tier."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Response(models.Model):
    """What people decided on one practitioner of a conduct report, and how far it is.

    ``state`` is one of ``core.concerns.responding``, ``tier`` and ``proposed`` are of
    ``core.concerns.tiers``. ``told`` is all that the practitioner is shown. ``*_sealed`` are sealed
    for ("response", uid, column less "_sealed"). ``digest`` is the fingerprint of the one link that
    opens it, until ``link_ends_at``.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    case = models.ForeignKey(Case, models.CASCADE, related_name="responses")
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="conduct_responses"
    )
    state = models.CharField(max_length=12)
    proposed = models.CharField(max_length=12)
    proposed_why = models.CharField(max_length=300)
    tier = models.CharField(max_length=12)
    reason_sealed = models.TextField()
    told_sealed = models.TextField()
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=120)
    answer_by = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    link_ends_at = models.DateTimeField(null=True, blank=True)
    answer_sealed = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_how = models.CharField(max_length=12, blank=True)
    silence_sealed = models.TextField(blank=True)
    conclusion_sealed = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["case", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "practitioner"], name="one_response_a_case")
        ]


class ResponseStep(models.Model):
    """A step of the tier that was done; ``words`` sealed for ("response-step", uid, "words")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    response = models.ForeignKey(Response, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=20)
    done_on = models.DateField()
    words_sealed = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["response", "done_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "key"], name="response_step_once")
        ]


class Threshold(models.Model):
    """A facility's own number for a key of ``core.concerns.tiers.THRESHOLDS``, from a day on."""

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    key = models.CharField(max_length=20)
    limit = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    reason = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["facility", "key", "-from_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "key", "from_on"], name="threshold_once_a_day"
            )
        ]
