"""What was found in an application, the stations it passes, and what they said."""

from django.db import models
from django.db.models import Q

from credenza.core.applications.hearing import OVER
from credenza.office.credentialing.models.applications import Application


class FacilityRoute(models.Model):
    """A facility's own way for a kind of application, in the place of the kind's."""

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    route = models.CharField(max_length=40)

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "kind"], name="route_once_per_kind")
        ]


class Flag(models.Model):
    """Something found that needs a look, and what became of it.

    ``key`` names the finding for good. ``gone_at``: it is found no more. ``weighed``: a person
    decided that it does not stand against an expedited decision.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    sentence = models.TextField()
    evidence = models.JSONField(default=list, blank=True)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    resolution = models.TextField(blank=True)
    weighed = models.BooleanField(default=False)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["application", "key"], name="flag_once")]


class Override(models.Model):
    """An open item in spite of which an application goes on: who said so, and why."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="overrides")
    item = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "item"], name="override_once")
        ]


class Station(models.Model):
    """A stop of an application's route, as the route said when it was sent on its way.

    ``round`` counts the routes begun: after a new review the way begins anew, and what was said
    before stays on record. ``opened_at`` and ``closed_at`` are empty while it lies ahead.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="stations")
    round = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=12)
    committee = models.CharField(max_length=40, blank=True)
    question = models.TextField()
    days = models.PositiveSmallIntegerField()
    decides = models.BooleanField(default=False)
    adverse = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round", "position"], name="station_once_on_the_way"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """What a station said: a recommendation, a deferral with its question, or the decision.

    ``meeting_on`` and the counts of votes are those of the body's meeting; a single holder has
    none. ``lines`` holds the outcome for each item of the privileges asked for, by its key.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="words")
    outcome = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    question = models.TextField(blank=True)
    lines = models.JSONField(default=dict, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    yes = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    recused = models.PositiveSmallIntegerField(default=0)
    recused_names = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    user = models.ForeignKey("team.User", models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]


class Hearing(models.Model):
    """What follows an adverse recommendation. ``state`` is one of ``core.applications.hearing``.

    ``on_privileges``: only single privileges were denied, ``items`` as (key, title); the
    application goes on without them.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="hearings")
    version = models.PositiveIntegerField(default=1)
    station = models.ForeignKey(Station, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    proposed_on = models.DateField()
    reasons = models.TextField()
    on_privileges = models.BooleanField(default=False)
    items = models.JSONField(default=list, blank=True)
    noticed_on = models.DateField(null=True, blank=True)
    ask_by = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    set_on = models.DateField(null=True, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    panel = models.TextField(blank=True)
    witnesses = models.TextField(blank=True)
    waived_on = models.DateField(null=True, blank=True)
    waiver = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    report = models.TextField(blank=True)
    final_on = models.DateField(null=True, blank=True)
    final = models.TextField(blank=True)
    reports = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-proposed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=~Q(state__in=OVER) & Q(on_privileges=False),
                name="one_hearing_at_a_time",
            )
        ]
