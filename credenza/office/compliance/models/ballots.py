"""Ballots in which the members of a staff vote on an amendment."""

from django.db import models

from credenza.office.compliance.models.policies import PolicyVersion


class Ballot(models.Model):
    """A ballot of all members who may vote on one version, open until the end of ``closes_on``.

    ``share`` is the percentage of the votes cast that it takes, ``turnout`` the percentage of
    those entitled who must have voted; ``silence`` counts who did not vote as a yes, where the
    bylaws say so. ``result`` is empty while it runs.
    """

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="ballots")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    closes_on = models.DateField()
    share = models.PositiveSmallIntegerField()
    turnout = models.PositiveSmallIntegerField(default=0)
    silence = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(closed_at=None), name="one_ballot_at_a_time"
            )
        ]


class BallotPaper(models.Model):
    """The paper of one member; ``says`` is "yes", "no" or empty."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="papers")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    says = models.CharField(max_length=4, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "practitioner"], name="one_paper_a_member")
        ]
