"""What the rules say depends on more than the files."""

import pytest

from credenza.office.practitioners.following import judge_all_again
from credenza.office.practitioners.models import Judging, OpenFinding
from credenza.office.team.actions import change_facility
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


def test_another_choice_of_bodies_has_the_files_judged_again(
    licence, office, django_capture_on_commit_callbacks
):
    licence()
    before = set(OpenFinding.objects.values_list("rule", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        change_facility(facility=office.north, fields={"bodies": ["local"]}, by=OFFICE, at=NOW)
    assert set(OpenFinding.objects.values_list("rule", flat=True)) != before


def test_work_that_the_packs_ask_for_no_more_is_forgotten_at_once(licence, client_for):
    licence()
    one = OpenFinding.objects.order_by("id").first()
    OpenFinding.objects.filter(pk=one.pk).update(requirement="bygone.current")
    judge_all_again()
    assert not OpenFinding.objects.filter(pk=one.pk).exists()
    assert OpenFinding.objects.exists() and Judging.objects.get().due_on.year == 2000
    assert client_for("coordinator").get("/today/").status_code == 200
