"""What is asked for, item by item; a part of a request's page and of the portal's."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from credenza.core.privileges.recommending import ANSWERS, ASKED, NOT_ASKED
from credenza.office.practitioners.forms.words import inside
from credenza.office.privileging.actions.requests import Asked
from credenza.office.privileging.queries.requests import FormSheet, LineSheet, RequestSheet

ITEM = "item"
"""The name under which a form says which items it answers: any part of a page may be sent."""


class LineForm(forms.Form):
    """One item: asked for or not, what is struck out of it, and how often it was done."""

    answer = forms.ChoiceField(
        choices=list(ANSWERS.items()), widget=forms.RadioSelect, label="Do you ask for it?"
    )
    without = forms.MultipleChoiceField(
        label="Strike out what you do not ask for",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cases = forms.IntegerField(label="Cases", min_value=0, max_value=99_999, required=False)
    months = forms.IntegerField(label="In months", min_value=1, max_value=120, required=False)
    place = forms.CharField(label="Where", max_length=120, required=False)
    note = forms.CharField(label="Note", max_length=1000, required=False)

    def __init__(self, line: LineSheet, data: Mapping[str, Any] | None = None):
        super().__init__(data, prefix=line.item.key, initial=_initial(line))
        self.sheet = line
        if line.counts:
            self.fields["cases"].label = f"Cases of {inside(line.counts)}"
        procedures = [(one.key, one.title) for one in line.item.includes]
        if line.is_core and procedures:
            self.fields["without"].choices = procedures
        else:
            del self.fields["without"]

    def clean(self):
        data = super().clean()
        if (data.get("cases") is None) != (data.get("months") is None):
            self.add_error("months", "Say both: how many cases, and in how many months.")
        return data

    @property
    def asked(self) -> Asked:
        """The answer as the action takes it."""
        data = self.cleaned_data
        return Asked(
            answer=data["answer"],
            without=tuple(data.get("without", ())) if data["answer"] == ASKED else (),
            cases=data["cases"],
            months=data["months"],
            place=data["place"],
            note=data["note"],
        )


class AskForm:
    """All the items of a request, or those that were sent.

    ``sent`` is what was posted: the items that it names are answered, the others left as they
    are, so that each tick can be saved as it is made.
    """

    def __init__(self, sheet: RequestSheet, sent=None):
        self.sheet = sheet
        items = None if sent is None else set(sent.getlist(ITEM))
        self.forms: dict[str, LineForm] = {
            line.item.key: LineForm(line, sent)
            for line in sheet.lines
            if items is None or line.item.key in items
        }

    def is_valid(self) -> bool:
        """Whether every item that was sent reads as it should."""
        return all(one.is_valid() for one in self.forms.values())

    @property
    def lines(self) -> dict[str, Asked]:
        """The answers by item, as ``actions.requests.ask`` takes them."""
        return {key: one.asked for key, one in self.forms.items()}

    @property
    def pages(self) -> Iterator[tuple[FormSheet, list[LineForm]]]:
        """Each form with its items."""
        for page in self.sheet.forms:
            keys = [line.item.key for line in page.lines]
            yield page, [self.forms[key] for key in keys if key in self.forms]


def _initial(line: LineSheet) -> dict[str, Any]:
    row = line.line
    if row is None:
        return {"answer": NOT_ASKED}
    names = ("answer", "without", "cases", "months", "place", "note")
    return {name: getattr(row, name) for name in names}
