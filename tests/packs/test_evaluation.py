"""The plans of focused evaluation, as they are read."""

import pytest

from credenza.packs import evaluation
from credenza.packs.schema import PackError, Table


def plan(**changed):
    values = {"key": "core", "method": "chart_review", "cases": 10, "months": 6}
    return Table("evaluation.toml", "plan", values | changed)


def test_a_plan_reads_as_it_stands():
    read = evaluation._plan(plan(of=["core"], kinds=["regular"]))
    assert (read.cases, read.months, read.of, read.kinds) == (10, 6, ("core",), ("regular",))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"cases": 0}, "'cases' is 0; write 1 or more"),
        ({"months": 0}, "'months' is 0"),
        ({"method": "rumour"}, "'method' is 'rumour'"),
        ({"of": ["everything"]}, "'of' holds 'everything'"),
        ({"kinds": ["eternal"]}, "'kinds' holds 'eternal'"),
        ({"weeks": 3}, "'weeks' is not known here"),
    ],
)
def test_a_plan_that_is_none_says_where_and_how_to_mend_it(changed, told):
    with pytest.raises(PackError, match=told):
        evaluation._plan(plan(**changed))


def test_every_method_says_who_does_it():
    assert all(one.title and one.who for one in evaluation.evaluation_methods().values())
