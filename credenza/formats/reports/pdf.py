"""Reports as PDF."""

from dataclasses import asdict
from pathlib import Path

from credenza.formats.letters.model import cleaned
from credenza.formats.reports.model import Report, ReportTrouble, Section
from credenza.formats.typesetting import Unset, typeset

_PAGE = Path(__file__).parent / "report.typ"


def as_pdf(report: Report) -> bytes:
    """The report on paper. Raises ReportTrouble where the fonts lack a character."""
    data = {
        "office": cleaned(report.office),
        "title": cleaned(report.title),
        "answer": cleaned(report.answer),
        "facts": [cleaned(tuple(one)) for one in report.facts],
        "sections": [_section(one) for one in report.sections],
        "foot": cleaned(report.foot),
    }
    try:
        return typeset(_PAGE, report=data)
    except Unset as unset:
        raise _trouble(unset) from unset


def _trouble(unset: Unset) -> ReportTrouble:
    why = f"The fonts lack the character “{unset.lacking}”." if unset.lacking else str(unset)
    return ReportTrouble(f"{why} Take the report as a spreadsheet, or print the page.")


def _section(section: Section) -> dict:
    return {
        "title": cleaned(section.title),
        "words": [cleaned(one) for one in section.words],
        "columns": [asdict(one) for one in section.columns],
        "rows": [cleaned(tuple(one)) for one in section.rows],
        "empty": cleaned(section.empty),
    }
