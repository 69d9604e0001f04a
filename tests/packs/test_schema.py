from datetime import UTC, date, datetime

import pytest

from credenza.core.law import Requirement
from credenza.packs import rows
from credenza.packs.schema import PackError, Table

REQUIREMENTS = {
    key: Requirement(key, "Title", test, (), 0, "Remedy.", "verify", unit)
    for key, test, unit in (
        ("licence.verified", "verified", "days"),
        ("licence.current", "current", ""),
        ("npdb.queried", "clock", "months"),
    )
}
KNOWN = rows.Known(REQUIREMENTS, ("hospital",), ("md",))
RULE = {
    "id": "R-1",
    "title": "A rule",
    "text": "What it says.",
    "citation": "Chapter 1",
    "severity": "law",
    "confidence": "V",
    "requirements": ["licence.verified"],
}
HEAD = {"title": "T", "issuer": "I", "edition": "2026", "from": date(2020, 1, 1)}
KIND = {"key": "permit", "title": "Permit", "class": "certificate", "dates": "expiry"}


def read(rule=(), head=HEAD):
    data = {"pack": head, "rule": [{**RULE, **dict(rule)}]}
    return rows.pack("test", [Table("test.toml", "", data)], KNOWN)


def kind(**more):
    return rows.credential_kind(Table("kinds.toml", "kind 1", {**KIND, **more}))


def test_a_rule_takes_its_days_and_edition_from_the_pack():
    [value] = read().rules[0].values
    assert (value.from_on, value.to_on, value.edition) == (date(2020, 1, 1), None, "2026")


def test_the_value_in_force_depends_on_the_day():
    [rule] = read(
        {
            "value": [
                {"from": date(2025, 7, 1), "limit": 120, "unit": "days"},
                {"from": date(2020, 1, 1), "to": date(2025, 6, 30), "limit": 180, "unit": "days"},
            ]
        }
    ).rules
    assert rule.value_on(date(2025, 6, 30)).limit == 180
    assert rule.value_on(date(2025, 7, 1)).limit == 120
    assert rule.value_on(date(2019, 12, 31)) is None


def test_a_pack_knows_its_rules_of_a_day():
    pack = read({"to": date(2021, 1, 1)})
    assert [rule.id for rule in pack.in_force(date(2021, 1, 1))] == ["R-1"]
    assert pack.in_force(date(2021, 1, 2)) == ()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"severity": "strong"}, "'severity' is 'strong'; use one of"),
        ({"citation": 5}, "'citation' is 5; write a text in quotes"),
        ({"requirements": ["licence.curent"]}, "'requirements' holds 'licence.curent'"),
        ({"requirements": "licence.verified"}, "write a list"),
        ({"requirements": [1]}, "write texts in quotes only"),
        ({"requirements": []}, "names requirements"),
        ({"proof": "committee"}, "any other rule names none"),
        ({"facilities": ["ship"]}, "'facilities' holds 'ship'"),
        ({"limit": 3}, "'unit' is missing"),
        ({"requirements": ["npdb.queried"]}, "'npdb.queried' needs a number"),
        (
            {"requirements": ["licence.current"], "limit": 3, "unit": "days"},
            "'licence.current' takes none",
        ),
        ({"limit": True, "unit": "days"}, "write a whole number"),
        ({"limit": "3", "unit": "days"}, "'limit' is '3'; write a whole number"),
        ({"from": "2025-07-01"}, "a date without quotes"),
        ({"from": datetime(2025, 7, 1, tzinfo=UTC)}, "write the date alone"),
        ({"colour": "red"}, "'colour' is not known here"),
        ({"value": [{"form": date(2025, 7, 1)}]}, "'form' is not known here"),
        ({"value": [{}, {}]}, "overlaps the next"),
        ({"value": ["120 days"]}, "write keys and values under it"),
    ],
)
def test_a_rule_that_does_not_read_says_where_and_how_to_mend_it(rule, words):
    with pytest.raises(PackError) as error:
        read(rule)
    assert words in str(error.value)
    assert "test.toml, rule 1" in str(error.value)


def test_a_missing_key_is_named():
    with pytest.raises(PackError, match=r"test.toml, rule 1 \(R-1\): 'title' is missing; add"):
        data = {"pack": HEAD, "rule": [{"id": "R-1"}]}
        rows.pack("test", [Table("test.toml", "", data)], KNOWN)


@pytest.mark.parametrize("files", [0, 2])
def test_a_folder_has_one_header(files):
    tables = [Table(f"{n}.toml", "", {"pack": HEAD}) for n in range(files)]
    with pytest.raises(PackError, match=r"write one \[pack\] table"):
        rows.pack("test", tables, KNOWN)


def test_a_kind_without_a_short_title_uses_its_title():
    assert kind().short == "Permit"


def test_a_choice_field_needs_its_choices():
    with pytest.raises(PackError, match="give both or neither"):
        kind(field=[{"key": "color", "label": "Color", "type": "choice"}])


def test_a_consequence_is_ranked_from_0_to_9():
    row = {
        "key": "k",
        "title": "T",
        "test": "held",
        "consequence": 10,
        "remedy": "R",
        "verb": "verify",
    }
    with pytest.raises(PackError, match="rank it from 0"):
        rows.requirement(Table("r.toml", "requirement 1", {**row, "consequence": 10}), ())
