"""Opening the one policy, version or campaign that a page is about, within the reader's rights."""

from django.http import Http404, HttpRequest

from credenza.office.compliance.models import Policy, PolicyVersion
from credenza.office.compliance.queries.policies import SEE, visible_policies, visible_versions
from credenza.office.meetings.views.reach import one_of
from credenza.office.team.queries import actor_of


def policy_of(request: HttpRequest, pk: int, verb: str = SEE) -> Policy:
    """The policy, if this person may do ``verb`` to it."""
    rows = visible_policies(actor_of(request), verb)
    return one_of(request, rows, Policy.objects.all(), pk, verb)


def version_of(request: HttpRequest, pk: int, verb: str = SEE) -> PolicyVersion:
    """The version, if this person may do ``verb`` to it; its policy and place read with it."""
    rows = visible_versions(actor_of(request), verb)
    return one_of(request, rows, PolicyVersion.objects.all(), pk, verb)


def pair_of(request: HttpRequest, old: int, new: int) -> tuple[PolicyVersion, PolicyVersion]:
    """Two versions of one policy, both within reach; 404 where they are of two, or the same."""
    before, after = version_of(request, old), version_of(request, new)
    if before.policy_id != after.policy_id or before.pk == after.pk:
        raise Http404
    return before, after
