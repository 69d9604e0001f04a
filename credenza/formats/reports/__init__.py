"""Reports on paper: tables with what stands before them, for those who ask for proof."""

from credenza.formats.reports.model import Column, Report, ReportTrouble, Section
from credenza.formats.reports.pdf import as_pdf

__all__ = ["Column", "Report", "ReportTrouble", "Section", "as_pdf"]
