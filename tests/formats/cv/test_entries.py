from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.cv import find_entries
from credenza.formats.cv.dates import spans

CV = """Adaeze N. Okafor, MD
123 Elm Street, Columbus, OH

EDUCATION
Ohio State University College of Medicine, Columbus, OH      08/2006 – 05/2010
Doctor of Medicine
Oberlin College, B.A. Biology, 2002 - 2006

POSTGRADUATE TRAINING
Residency in General Surgery, Riverside Methodist Hospital
July 2010 - June 2015

Fellowship, Minimally Invasive Surgery
Cleveland Clinic Foundation, Cleveland, OH
Jul 2015 to Jun 2016

PROFESSIONAL EXPERIENCE
2016 – 2019\tAttending Surgeon, Elm Surgical Associates, Dayton, OH
August 2019 – Present: Staff Surgeon, North General Hospital

BOARD CERTIFICATION
American Board of Surgery, 2016

LICENSURE
Ohio Medical License No. 35.123456, expires 12/31/2027

PUBLICATIONS
Okafor A. Outcomes of hernia repair. J Surg 2018 - 2019; 12: 1-5.
"""
FOUND = {one.kind: one for one in find_entries(CV.splitlines())}


def test_what_a_curriculum_tells_is_found_and_nothing_else():
    kinds = [one.kind for one in find_entries(CV.splitlines())]
    assert kinds == [
        "school",
        "residency",
        "fellowship",
        "work_position",
        "work_position",
        "board_certification",
        "state_licence",
    ]


def test_a_school_is_found_with_its_degree_and_months():
    school = FOUND["school"]
    assert school.place == "Ohio State University College of Medicine"
    assert (school.degree, school.precision) == ("MD", "month")
    assert (school.starts_on, school.ends_on) == (date(2006, 8, 1), date(2010, 5, 31))


def test_training_is_found_with_its_specialty_over_several_lines():
    fellowship = FOUND["fellowship"]
    assert fellowship.place == "Cleveland Clinic Foundation"
    assert fellowship.specialty == "Minimally Invasive Surgery"
    assert FOUND["residency"].specialty == "General Surgery"


def test_the_present_position_has_no_end():
    last = FOUND["work_position"]
    assert (last.role, last.place) == ("Staff Surgeon", "North General Hospital")
    assert (last.starts_on, last.ends_on) == (date(2019, 8, 1), None)


def test_a_licence_and_a_board_are_found():
    assert (FOUND["state_licence"].state, FOUND["state_licence"].number) == ("OH", "35.123456")
    board = FOUND["board_certification"]
    assert (board.place, board.specialty) == ("American Board of Surgery", "Surgery")


@pytest.mark.parametrize(
    ("text", "starts", "ends", "precision"),
    [
        ("Jul 2015 – Jun 2019", date(2015, 7, 1), date(2019, 6, 30), "month"),
        ("07/2015-06/2019", date(2015, 7, 1), date(2019, 6, 30), "month"),
        ("July 1, 2015 to June 30, 2019", date(2015, 7, 1), date(2019, 6, 30), "month"),
        ("Sept. 2015 through Feb 2016", date(2015, 9, 1), date(2016, 2, 29), "month"),
        ("2015 - 2019", date(2015, 1, 1), date(2019, 12, 31), "year"),
        ("May 2015 - 2019", date(2015, 5, 1), date(2019, 12, 31), "year"),
        ("May 2015 - Present", date(2015, 5, 1), None, "month"),
        ("2015", date(2015, 1, 1), date(2015, 12, 31), "year"),
    ],
)
def test_spans_of_time_are_read_as_people_write_them(text, starts, ends, precision):
    [found] = spans(f"Elm Clinic, {text}")
    assert (found.starts_on, found.ends_on, found.precision) == (starts, ends, precision)


@pytest.mark.parametrize("text", ["", "614-555-0100", "12345", "OH 43210-2015", "2019 - 2015"])
def test_numbers_that_are_no_years_are_passed_over(text):
    assert [one for one in spans(text) if one.ends_on != date(2015, 12, 31)] == []


def test_a_list_of_hundreds_is_cut_off():
    lines = ["EXPERIENCE", *(f"Elm Clinic {n}, Surgeon, 01/2010 - 02/2011" for n in range(500))]
    assert len(find_entries(lines)) == 150


@given(st.lists(st.text(max_size=60), max_size=30))
def test_whatever_stands_in_a_file_is_read_without_a_stumble(lines):
    for one in find_entries(["EXPERIENCE", *lines]):
        assert one.place or one.role or one.number


@given(st.text(alphabet="Jan 0123456789/-–.,to", max_size=80))
def test_no_span_runs_backward(text):
    assert all(one.ends_on is None or one.ends_on >= one.starts_on for one in spans(text))
