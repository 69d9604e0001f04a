import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.privileges import Procedure
from credenza.core.privileges.finding import Finder, alike, meant, parts

TAP = Procedure("tap", "Lumbar puncture", ("tap", "lp", "spinal tap"))
BELLY = Procedure("belly", "Paracentesis", ("belly tap",))
SECTION = Procedure("section", "Cesarean section", ("c-section",))
DRAIN = Procedure("drain", "Drainage of an abscess", ("i&d", "boil"))
FINDER = Finder((TAP, BELLY, SECTION, DRAIN), said=lambda one: one.said)
PEOPLE = Finder(
    ("Okafor Adaeze", "Okafor Chidi", "Stone Mary", "O'Neill-Tapp Jo"),
    said=lambda name: (name, " ".join(reversed(name.split())), name.split()[0]),
)


def found(typed, finder=FINDER):
    words = parts(typed)
    return [finder.things[hit.place] for hit in finder.sure(words) or finder.near(words)]


def first(typed):
    return next((one.key for one in found(typed)), "")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("tap", "tap"),
        ("TAP", "tap"),
        ("belly tap", "belly"),
        ("tap belly", "belly"),
        ("bel", "belly"),
        ("csection", "section"),
        ("C SECTION", "section"),
        ("i and d", "drain"),
        ("césarean", "section"),
        ("cesarian", "section"),
        ("paracentisis", "belly"),
        ("parcentesis", "belly"),
        ("could she do a spinal tap here", "tap"),
        ("boil", "drain"),
        ("bail", "drain"),
        ("xyzzy", ""),
        ("", ""),
        ("  &  ", ""),
        ("of the", ""),
        ("\x00", ""),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed, key):
    assert first(typed) == key


def test_all_that_may_be_meant_is_offered_and_the_likeliest_stands_first():
    assert [one.key for one in found("tap")] == ["tap", "belly"]


def test_short_words_are_taken_as_they_are():
    assert first("lx") == ""


def test_slips_are_forgiven_only_where_nothing_fits_better():
    near = Finder(
        (Procedure("a", "Colposcopy"), Procedure("b", "Colonoscopy")), said=lambda one: one.said
    )
    assert [one.key for one in found("colonscopy", near)] == ["b", "a"]
    assert [one.key for one in found("colposcopy", near)] == ["a"]


@given(st.text(max_size=400))
def test_any_text_is_understood_or_finds_nothing(typed):
    assert set(found(typed)) <= set(FINDER.things)


@given(st.sampled_from([TAP, BELLY, SECTION, DRAIN]))
def test_a_title_finds_itself(procedure):
    assert found(procedure.title)[0] == procedure
    assert parts(procedure.title)


def asked(typed):
    told = meant(typed, PEOPLE, FINDER)
    who = [PEOPLE.things[hit.place] for hit in told.people]
    what = [FINDER.things[hit.place].key for hit in told.procedures]
    return who, what, told.together


@pytest.mark.parametrize(
    ("typed", "who", "what"),
    [
        ("adaeze okafor spinal tap", "Okafor Adaeze", "tap"),
        ("spinal tap adaeze okafor", "Okafor Adaeze", "tap"),
        ("can dr stone do a belly tap tonight", "Stone Mary", "belly"),
        ("okafor paracentisis", "Okafor Adaeze", "belly"),
        ("stonne spinal tap", "Stone Mary", "tap"),
        ("oneill-tapp boil", "O'Neill-Tapp Jo", "drain"),
    ],
)
def test_a_name_and_a_procedure_in_one_sentence_are_a_question_about_both(typed, who, what):
    people, procedures, together = asked(typed)
    assert people[0] == who
    assert procedures[0] == what
    assert together


def test_people_of_one_name_are_all_offered():
    assert asked("okafor") == (["Okafor Adaeze", "Okafor Chidi"], [], False)


def test_a_name_that_is_a_procedure_too_is_offered_as_both():
    people, procedures, together = asked("tapp")
    assert (people, procedures, together) == (["O'Neill-Tapp Jo"], [], False)


def test_a_slip_in_a_name_is_forgiven():
    assert asked("okafro adaeze")[0] == ["Okafor Adaeze"]


@given(st.text(max_size=200))
def test_any_question_is_understood_or_finds_nothing(typed):
    who, what, together = asked(typed)
    assert not together or (who and what)


@pytest.mark.parametrize("typed", ["okafor adaeze md", "Dr. Adaeze Okafor, PA-C"])
def test_a_degree_behind_a_name_is_no_procedure(typed):
    told = meant(typed, PEOPLE, FINDER)
    assert [PEOPLE.things[hit.place] for hit in alike(told.people)] == ["Okafor Adaeze"]
    assert not told.together


def test_everybody_of_a_family_name_is_alike_and_nobody_of_none():
    assert len(alike(meant("okafor spinal tap", PEOPLE, FINDER).people)) == 2
    assert alike([]) == []
