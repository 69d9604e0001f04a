import csv
import json

import pytest

from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes import blocks
from credenza.sources.catalog.nppes.load import load
from credenza.sources.catalog.nppes.registry import Registry
from tests.sources.nppes.files import (
    CSV_NAME,
    SAMPLE,
    npi,
    person,
    sample_rows,
    shared,
    text_of,
    write,
    zipped,
)

EXPECTED = json.loads((SAMPLE.parent / "expected.json").read_text())


@pytest.fixture
def registry_file(tmp_path):
    return tmp_path / "office" / "npi.sqlite"


def npis(path) -> list[str]:
    with Registry.open(path) as registry:
        known = [row["NPI"] for row in sample_rows()] + [npi(n) for n in range(100)]
        return [each for each in known if registry.by_npi(each)]


def test_the_sample_loads_and_every_row_is_accounted_for(registry_file):
    report = load(SAMPLE, into=registry_file)
    assert report.snapshot.rows == EXPECTED["rows"]
    assert report.kept == EXPECTED["kept"]
    assert report.organisations == EXPECTED["organisations"]
    assert (report.passed_over, report.refused, report.new_columns) == (0, 0, ())


@pytest.mark.parametrize("choice", EXPECTED["chosen"], ids=str)
def test_a_choice_keeps_its_practitioners_and_every_deactivated_npi(registry_file, choice):
    wanted = {key: value.lower() for key, value in choice.items() if key != "npis"}
    report = load(SAMPLE, into=registry_file, **wanted)
    assert npis(registry_file) == choice["npis"]
    assert report.passed_over == EXPECTED["kept"] - len(choice["npis"])


def test_the_zip_gives_what_the_plain_file_gives(tmp_path, registry_file):
    header = SAMPLE.read_bytes().split(b"\n")[0]
    file = zipped(
        tmp_path,
        {
            "npidata_pfile_20050523-20260111_FileHeader.csv": header,
            "othername_pfile_20050523-20260111.csv": b'"NPI"\n',
            CSV_NAME: SAMPLE.read_bytes(),
        },
    )
    report = load(file, into=registry_file)
    assert report.kept == EXPECTED["kept"]
    assert report.snapshot.file == file.name
    assert report.snapshot.published_on.isoformat() == "2026-01-11"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.removesuffix("\n"), id="no last line end"),
        pytest.param(lambda text: text.replace("\n", "\n\n"), id="blank lines"),
        pytest.param(lambda text: text.replace("Sex Code", "Gender Code"), id="older name of sex"),
    ],
)
def test_other_spellings_of_the_file_give_the_same_entries(tmp_path, registry_file, change):
    file = tmp_path / CSV_NAME
    file.write_bytes(change(SAMPLE.read_text("utf-8")).encode())
    report = load(file, into=registry_file)
    assert (report.kept, report.refused) == (EXPECTED["kept"], 0)
    with Registry.open(registry_file) as registry:
        assert registry.by_npi("1000000103").sex == "F"


def test_a_file_saved_again_with_few_quotes_gives_the_same_entries(tmp_path, registry_file):
    load(write(tmp_path, sample_rows(), quoting=csv.QUOTE_MINIMAL), into=registry_file)
    with Registry.open(registry_file) as again:
        entries = [again.by_npi(row["NPI"]) for row in sample_rows()]
    load(SAMPLE, into=registry_file)
    with Registry.open(registry_file) as published:
        assert entries == [published.by_npi(row["NPI"]) for row in sample_rows()]


def test_the_older_layout_without_certification_date_loads(tmp_path, registry_file):
    rows = [{k: v for k, v in row.items() if k != "Certification Date"} for row in sample_rows()]
    report = load(write(tmp_path, rows), into=registry_file)
    assert report.kept == EXPECTED["kept"]


def test_columns_may_stand_in_another_order_and_new_ones_are_told(tmp_path, registry_file):
    rows = [{"Invented Column": "x", **dict(reversed(row.items()))} for row in sample_rows()]
    report = load(write(tmp_path, rows), into=registry_file)
    assert report.new_columns == ("Invented Column",)
    assert report.kept == EXPECTED["kept"]


BAD_ROWS = [
    ({"NPI": "1000000104"}, "1000000104 fails the NPI check digit"),
    ({"NPI": "12345"}, "ten digits"),
    ({"NPI": ""}, "ten digits"),
    ({"NPI": " 1000000103"}, "spaces around the NPI"),
    ({"NPI": "١٠٠٠٠٠٠١٠٣"}, "ten digits"),
    ({"Entity Type Code": "3"}, 'entity type is "3"'),
    ({"Entity Type Code": ""}, 'entity type is ""'),
]


@pytest.mark.parametrize(("values", "reason"), BAD_ROWS, ids=str)
def test_a_bad_row_is_refused_with_its_number_and_the_others_load(
    tmp_path, registry_file, values, reason
):
    file = write(tmp_path, [person(1), person(2, **values), person(3)])
    report = load(file, into=registry_file)
    assert (report.kept, report.refused) == (2, 1)
    assert report.refusals[0].row == 3
    assert reason in report.refusals[0].reason
    with Registry.open(registry_file) as registry:
        assert tuple(registry.refusals()) == report.refusals


MISSHAPEN = [
    (lambda line: line.rsplit(",", 1)[0], "329 fields where the header has 330"),
    (lambda line: line + ',""', "331 fields where the header has 330"),
    (lambda line: line + ",", "331 fields where the header has 330"),
    (lambda line: line.replace('"WHITAKER"', '"WHIT"AKER"'), "not CSV"),
    (lambda line: line.replace('"WHITAKER"', '"WHITAKER'), "not CSV"),
]


@pytest.mark.parametrize(("spoil", "reason"), MISSHAPEN)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_misshapen_row_is_refused_wherever_it_stands(
    tmp_path, registry_file, spoil, reason, place
):
    lines = text_of([person(n) for n in (1, 2, 3)]).splitlines()
    lines[place] = spoil(lines[place])
    file = tmp_path / CSV_NAME
    file.write_text("\n".join(lines) + "\n")
    report = load(file, into=registry_file)
    assert [(each.row, reason in each.reason) for each in report.refusals] == [(place + 1, True)]
    assert npis(registry_file) == [npi(n) for n in (1, 2, 3) if n != place]


def test_line_breaks_quotes_and_control_characters_in_values_do_no_harm(tmp_path, registry_file):
    street = "Provider First Line Business Practice Location Address"
    values = {street: 'THE "OLD"\nMILL\x1eYARD', "Provider Middle Name": '",'}
    file = write(tmp_path, [person(1, **values), person(2)])
    assert load(file, into=registry_file).kept == 2
    with Registry.open(registry_file) as registry:
        assert registry.by_npi(npi(1)).practice.line1 == "THE 'OLD' MILL YARD"
        assert registry.by_npi(npi(1)).name.middle == "',"


def test_an_npi_that_stands_twice_keeps_the_later_row(tmp_path, registry_file):
    first = person(1, **{"Provider Other Last Name": "EARLIER"})
    later = person(1, **{"Provider Last Name (Legal Name)": "LATER"})
    report = load(write(tmp_path, [first, later]), into=registry_file)
    assert (report.kept, report.refused, report.refusals[0].row) == (1, 1, 2)
    with Registry.open(registry_file) as registry:
        assert registry.by_npi(npi(1)).name.family == "LATER"
        assert registry.by_name("Earlier") == []


def test_rows_keep_their_numbers_over_many_blocks(tmp_path, registry_file, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 30_000)
    rows = [person(n) for n in range(60)]
    rows[47]["NPI"] = "1000000104"
    progress = []
    file = write(tmp_path, rows)
    report = load(file, into=registry_file, progress=progress.append)
    assert [each.row for each in report.refusals] == [49]
    assert report.kept == 59
    assert len(progress) > 2
    assert progress[-1].bytes_done == progress[-1].bytes_total == file.stat().st_size
    assert progress[-1].rows == 60


def test_a_file_of_nothing_but_bad_rows_leaves_the_old_registry(tmp_path, registry_file):
    load(SAMPLE, into=registry_file)
    file = write(tmp_path, [person(1, NPI="1000000104"), person(2, NPI="")])
    with pytest.raises(SourceError, match=r"No row of .* could be kept\. Row 2: 1000000104 fails"):
        load(file, into=registry_file)
    assert len(npis(registry_file)) == EXPECTED["kept"]


def test_a_choice_that_keeps_nobody_leaves_the_old_registry(registry_file):
    load(SAMPLE, into=registry_file)
    with pytest.raises(SourceError, match="no practitioner with taxonomy 999%"):
        load(write(registry_file.parent, [person(1)]), into=registry_file, taxonomy="999%")
    assert len(npis(registry_file)) == EXPECTED["kept"]


@pytest.mark.parametrize("choice", [{"state": "Ohio"}, {"taxonomy": "207R*"}], ids=str)
def test_a_choice_that_makes_no_sense_is_refused(registry_file, choice):
    with pytest.raises(SourceError, match="is not a"):
        load(SAMPLE, into=registry_file, **choice)
    assert not registry_file.exists()


def test_the_snapshot_says_that_a_part_is_not_the_whole(registry_file):
    snapshot = load(SAMPLE, into=registry_file).snapshot
    assert not snapshot.is_whole
    assert snapshot.shortfall.startswith("14 rows, where the whole list has")
    with Registry.open(registry_file) as registry:
        assert registry.snapshot == snapshot


def test_two_thousand_public_rows_all_load(registry_file):
    file = shared("nppes/davinci_sample-nppes-practitioner_20181204-data.csv")
    report = load(file, into=registry_file)
    assert (report.kept, report.refused) == (2000, 0)
    with file.open(newline="") as published, Registry.open(registry_file) as registry:
        for row in csv.DictReader(published):
            entry = registry.by_npi(row["NPI"])
            assert entry.name.family == row["Provider Last Name (Legal Name)"].strip()
            assert entry.unreadable == ()
            found = registry.by_name(entry.name.family, entry.name.given, limit=100)
            assert entry in found
