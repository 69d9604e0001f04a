"""What our own DOCX templates are made of: page, fonts, lines, numbers, repeated tables."""

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from credenza.formats.letters.model import LANGUAGE

SERIF, SANS = "Cambria", "Calibri"
INK, SOFT, ACCENT = (
    RGBColor(0x1D, 0x2B, 0x36),
    RGBColor(0x55, 0x63, 0x6E),
    RGBColor(0x0B, 0x5C, 0x63),
)
WARNING = RGBColor(0x8C, 0x2F, 0x1B)
WIDTH = Inches(6.2)


def template(*parts: Callable[[Docx], None]) -> bytes:
    """A DOCX file of these parts, each of which adds itself, on our page with its footer."""
    document = Document()
    for add in (page, styles, footer, *parts):
        add(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(document: Docx) -> None:
    """US letter paper, the first page with a head of its own."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1.15)
    section.top_margin, section.bottom_margin = Inches(0.9), Inches(1)
    section.different_first_page_header_footer = True


def styles(document: Docx) -> None:
    """The fonts and distances of running words, headings and lists."""
    normal = document.styles["Normal"]
    _font(normal, SERIF, 10.5, INK)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.2
    properties = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    properties.append(language)
    heading = document.styles["Heading 1"]
    _font(heading, SANS, 12, INK, bold=True)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(14), Pt(10)
    for name in ("List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(8)


def footer(document: Docx) -> None:
    """The office and the page's number below; the legend above, from the second page on."""
    section = document.sections[0]
    for each in (section.first_page_footer, section.footer):
        words = each.paragraphs[0]
        words.style = document.styles["Normal"]  # that of footers has stops of its own
        words.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        run(words, "{{ office }}\tPage ", SANS, 8, SOFT)
        field(words, "PAGE")
        run(words, " of ", SANS, 8, SOFT)
        field(words, "NUMPAGES")
    mark = section.header.paragraphs[0]
    mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run(mark, "{{ legend }}", SANS, 8, SOFT, bold=True)


def line(document: Docx, text: str) -> None:
    """A paragraph of running words, or of a tag alone."""
    document.add_paragraph(text)


def blocks(document: Docx, name: str = "blocks") -> None:
    """Paragraphs, lists and tables, as the list of that name has them."""
    line(document, f"{{%p for block in {name} %}}")
    line(document, "{%p if block.text %}")
    line(document, "{{ block.text }}")
    line(document, "{%p endif %}")
    for test, style in (("not block.numbered", "List Bullet"), ("block.numbered", "List Number")):
        line(document, f"{{%p if block.list and {test} %}}")
        line(document, "{%p for item in block.list %}")
        document.add_paragraph("{{ item }}", style=style)
        line(document, "{%p endfor %}")
        line(document, "{%p endif %}")
    line(document, "{%p if block.rows %}")
    grid(document)
    line(document, "{%p endif %}")
    line(document, "{%p endfor %}")


def run(
    paragraph: Paragraph, text: str, font: str, size: float, color: RGBColor, bold: bool = False
) -> None:
    """Words in a font of their own."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
    run.font.color.rgb = color


def field(paragraph: Paragraph, instruction: str) -> None:
    """A number that the word processor counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    run.font.name, run.font.size, run.font.color.rgb = SANS, Pt(8), SOFT
    field.append(run._r)
    paragraph._p.append(field)


def rule(paragraph: Paragraph) -> None:
    """A line under the letterhead."""
    paragraph._p.get_or_add_pPr().append(_borders("w:pBdr", "0B5C63", "6"))


def grid(document: Docx) -> None:
    """A table of one cell that the tags repeat: across for each column, down for each row."""
    table = document.add_table(rows=4, cols=3)
    table.autofit = True
    head, begin, row, end = table.rows
    _cells(head, "{%tc for title in block.head %}", "{{ title }}", "{%tc endfor %}")
    begin.cells[0].text = "{%tr for row in block.rows %}"
    _cells(row, "{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")
    end.cells[0].text = "{%tr endfor %}"
    [title] = head.cells[1].paragraphs[0].runs
    title.font.name, title.font.size, title.font.bold = SANS, Pt(9), True
    title.font.color.rgb = SOFT
    for one in (head, row):
        one.cells[1].paragraphs[0].paragraph_format.space_after = Pt(3)
        _underlined(one.cells[1])
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)


def _font(style, name: str, size: float, color: RGBColor, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _cells(row, *texts: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text


def _underlined(cell) -> None:
    cell._tc.get_or_add_tcPr().append(_borders("w:tcBorders", "C9CFD3", "4"))


def _borders(tag: str, color: str, size: str) -> OxmlElement:
    borders, bottom = OxmlElement(tag), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", size), ("space", "4"), ("color", color)):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    return borders
