"""A roster with three bad rows, from the upload to the last mended row."""

import re

from playwright.sync_api import Page, expect

from credenza.formats.tables import read_table
from tests.browser.papers import BAD, GOOD, roster


def bring_in(page: Page, file: dict) -> None:
    page.get_by_label("Roster").set_input_files(file)
    page.get_by_role("button", name="Read the columns").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do the columns mean?")
    page.get_by_role("button", name="Import", exact=True).click()


def test_refused_rows_come_back_with_reasons_and_go_in_once_mended(
    page, cedar_valley, enter, complaints, tmp_path
):
    enter("director")
    page.goto(f"{cedar_valley.url}/imports/")
    bring_in(page, roster(*GOOD, *BAD))
    outcome = page.locator("#import-progress")
    expect(outcome).to_contain_text("2 files opened", timeout=60_000)
    expect(outcome).to_contain_text("3 rows refused")

    with page.expect_download() as download:
        page.get_by_role("button", name="Refused rows").click()
    workbook = tmp_path / "refused.xlsx"
    download.value.save_as(workbook)
    table = read_table(workbook)
    assert table.headers[0] == "Why refused"
    why = [str(row.cells[0]) for row in table.rows]
    assert "NPI" in why[0]
    assert "DOB" in why[1]
    assert "facility is not known here" in why[2]

    mended = [list(row) for row in BAD]
    mended[0][3], mended[1][4], mended[2][5] = "", "02/28/1980", "Commons"
    page.get_by_role("link", name="Imports").first.click()
    bring_in(page, roster(*mended, name="mended.csv"))
    expect(outcome).to_contain_text("3 files opened", timeout=60_000)
    expect(outcome).to_contain_text("0 rows refused")
    page.goto(f"{cedar_valley.url}/practitioners/?q=Abernathy")
    page.get_by_role("link", name=re.compile("Abernathy-Cole")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ruth Abernathy-Cole")
    assert complaints == []
