"""Corrective action, the resolutions that carry it, and its reports to the authorities."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Action(models.Model):
    """One corrective action about one practitioner at one facility.

    ``kind`` and ``state`` are of ``core.concerns.corrective``; ``basis`` is "" until a person said
    what it is for. ``begun_on`` is the day of the resolution, of the suspension or of giving up;
    ``until_on`` the last day of a final action, empty while it has no end. ``ordered_by`` are the
    offices that suspended, or the body that proposed it. ``grounds`` and ``ended`` (why it
    was taken or not) are sealed for ("action", uid, …).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=20, unique=True)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="corrective_actions"
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="actions")
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=12)
    basis = models.CharField(max_length=16, blank=True)
    grounds_sealed = models.TextField()
    ended_sealed = models.TextField(blank=True)
    ordered_by = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    begun_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    final_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    under_investigation = models.BooleanField(default=False)
    suspensions = models.ManyToManyField("privileging.Suspension", related_name="+", blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["practitioner", "facility"], name="action_by_file")]

    def __str__(self) -> str:
        return self.number


class Resolution(models.Model):
    """What the medical executive committee resolved on an action, as its minutes have it.

    ``words`` and ``heard`` (how the practitioner was heard) are sealed for ("resolution", uid, …).
    ``motion`` is that of a meeting kept here; without one a person took it from the minutes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="resolutions")
    verb = models.CharField(max_length=12)
    resolved_on = models.DateField()
    body = models.CharField(max_length=120)
    words_sealed = models.TextField()
    heard_sealed = models.TextField(blank=True)
    yes = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    motion = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["action", "resolved_on", "id"]


class Report(models.Model):
    """What a person wrote and decided on one duty to report an action.

    ``rule`` is a key of ``packs.response.report_rules``. ``values`` (what was written into the
    worksheet, by field, as JSON) and ``words`` (the report's number, or why it is not reportable)
    are sealed for ("report", uid, …). ``done_on`` is the day of the report or of that decision.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    action = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    rule = models.CharField(max_length=40)
    state = models.CharField(max_length=16, default="open")
    values_sealed = models.TextField(blank=True)
    words_sealed = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["action", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "rule"], name="report_once_a_rule")
        ]


class FairHearing(models.Model):
    """Notice and hearing on an action; ``state`` is one of ``core.applications.hearing``.

    ``words`` are what was written at each step (place, panel, witnesses, waiver, report, final
    action), as JSON, sealed for ("fair-hearing", uid, "words").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    action = models.OneToOneField(Action, models.CASCADE, related_name="hearing")
    state = models.CharField(max_length=12)
    proposed_on = models.DateField()
    noticed_on = models.DateField(null=True, blank=True)
    ask_by = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    set_on = models.DateField(null=True, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    waived_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    final_on = models.DateField(null=True, blank=True)
    words_sealed = models.TextField(blank=True)

    class Meta:
        ordering = ["action"]


class ActionPaper(models.Model):
    """A letter or worksheet of an action as it was written; ``gone_how`` once it left on paper.

    ``receipt`` is its proof of delivery, such as the number of the certified mail.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    gone_on = models.DateField(null=True, blank=True)
    gone_how = models.CharField(max_length=40, blank=True)
    receipt = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
