"""The shape of what is typed into letters, mail and templates."""

from collections.abc import Iterable

from django import forms

from credenza.core.letters import LetterField, LetterKind
from credenza.office.correspondence.actions.letters import BY_HAND
from credenza.office.correspondence.queries.addressees import Addressee

DATE = forms.DateInput(attrs={"type": "date"})
LONGEST = 20_000  # characters of a long text: some eight pages
OFFICE = "office"  # instead of a facility
OWN = "field-"  # before a kind's own fields, so that none meets the form's


class LetterForm(forms.Form):
    """One kind of letter: to whom, from which facility, and the kind's own fields."""

    facility = forms.ChoiceField(label="From")
    name = forms.CharField(label="To", max_length=200)
    greeting = forms.CharField(
        label="Greeted as", max_length=200, required=False, help_text="Such as Dr. Okafor."
    )
    lines = forms.CharField(
        label="Address",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="As on the envelope.",
    )
    email = forms.EmailField(label="E-mail", required=False)

    def __init__(
        self,
        *args,
        kind: LetterKind,
        facilities: Iterable,
        whole_office: bool,
        correcting: bool,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["facility"].choices = [
            *((str(one.pk), one.name) for one in facilities),
            *([(OFFICE, "The office as a whole")] if whole_office else []),
        ]
        for one in kind.fields:
            self.fields[f"{OWN}{one.key}"] = _field(one)
        if correcting:
            self.fields["reason"] = forms.CharField(
                label="Why it is corrected", max_length=400, help_text="For the record."
            )

    def addressee(self) -> Addressee:
        """To whom the letter goes, as far as it was typed."""
        typed = self.cleaned_data
        lines = tuple(filter(None, map(str.strip, typed.get("lines", "").splitlines())))
        return Addressee(
            typed.get("name", ""), lines, typed.get("email", ""), typed.get("greeting", "")
        )

    def values(self) -> dict[str, str]:
        """The kind's own fields as letters take them, days as 2026-11-24."""
        own = {key: one for key, one in self.cleaned_data.items() if key.startswith(OWN)}
        return {key.removeprefix(OWN): str(one or "") for key, one in own.items()}


def _field(one: LetterField) -> forms.Field:
    more = {"label": one.label, "required": one.required, "help_text": _help(one)}
    if one.type == "date":
        return forms.DateField(widget=DATE, **more)
    if one.type == "text":
        return forms.CharField(max_length=500, **more)
    rows = 3 if one.type == "long_text" else 4
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _help(one: LetterField) -> str:
    if one.type == "list":
        return one.help or "One a line."
    if one.type == "table":
        return one.help or f"A row a line: {' | '.join(one.columns)}"
    if one.at_least:
        return one.help or f"At least {one.at_least} days from today."
    return one.help


class SendForm(forms.Form):
    """Where a letter is sent."""

    address = forms.EmailField(label="E-mail address")


class HandOverForm(forms.Form):
    """How a letter left on paper."""

    how = forms.ChoiceField(choices=list(BY_HAND.items()))
    receipt = forms.CharField(
        label="Receipt", max_length=80, required=False, help_text="Certified mail: its number."
    )


class ReasonForm(forms.Form):
    """Why, for the record."""

    reason = forms.CharField(label="Why", max_length=250)


class RetryForm(ReasonForm):
    """Where something goes that did not arrive."""

    address = forms.EmailField(label="E-mail address")


class LetterheadForm(forms.Form):
    """How letters begin, and who signs them."""

    name = forms.CharField(max_length=200)
    lines = forms.CharField(
        label="Lines below the name",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line: office, street and town, telephone, e-mail.",
    )
    signer_name = forms.CharField(
        label="Signed by", required=False, max_length=120, help_text="Empty: whoever writes."
    )
    signer_title = forms.CharField(label="As", required=False, max_length=120)

    def clean_lines(self) -> list[str]:
        return [line for line in map(str.strip, self.cleaned_data["lines"].splitlines()) if line]


class TemplateForm(forms.Form):
    """A DOCX of the office's own for a kind."""

    facility = forms.ChoiceField()
    document = forms.FileField(label="DOCX file")
    effective_on = forms.DateField(label="In force from", widget=DATE)
    note = forms.CharField(
        max_length=200, required=False, help_text="What is new about it, for your colleagues."
    )

    def __init__(self, *args, facilities: Iterable, whole_office: bool, **kwargs):
        super().__init__(*args, **kwargs)
        everywhere = [(OFFICE, "Every facility")] if whole_office else []
        self.fields["facility"].choices = [
            *everywhere, *((str(one.pk), one.name) for one in facilities)
        ]  # fmt: skip


class WithdrawTemplateForm(ReasonForm):
    """From when a version is used no more."""

    on = forms.DateField(label="Not used from", widget=DATE)


def initial_of_letterhead(head) -> dict:
    """What the form shows of a letterhead as it is."""
    return {"name": head.name, "lines": "\n".join(head.lines)}
