"""A letter to an invented practitioner, and what somebody might type into one."""

from credenza.core.letters import Block, Grid, Items, Paragraph
from credenza.formats.letters import Letter, Letterhead, Signer

BLOCKS = (
    Paragraph("We appointed you to the medical staff."),
    Items(("first condition", "second condition")),
    Grid(("Privilege", "Conditions"), (("General surgery", "none"), ("Robotics", "a proctor"))),
)
HOSTILE = {
    "typst markup": '#let x = read("/etc/passwd"); #x $a^2$ *b* @ref <lab> \\ `raw` // c /* d */',
    "typst code": '#eval("1+1") #import "@preview/x:1.0.0": * #{sys.inputs}',
    "jinja code": "{{ 7*7 }} {% for x in [1] %}{{ x.__class__ }}{% endfor %} {# gone? #}",
    "docx tags": "{%p for x in y %} {{r x }} {%tr endfor %}",
    "XML": "</w:t></w:r><w:p/> &amp; <!-- x --> <![CDATA[y]]> \"quoted\" 'single'",
    "another direction": "שלום مرحبا beside Latin",
}


def letter(blocks: tuple[Block, ...] = BLOCKS, **more) -> Letter:
    values = {
        "letterhead": Letterhead("North General", ("Medical Staff Office", "1 Example Street")),
        "dated": "24 November 2026",
        "addressee": ("Adaeze Okafor, MD", "12 Elm Street", "Cedar Valley, OH 44001"),
        "subject": "Your appointment",
        "salutation": "Dear Dr. Okafor:",
        "closing": "Sincerely,",
        "signer": Signer("Maria Lindqvist", "Director"),
    }
    return Letter(**values | {"blocks": blocks} | more)
