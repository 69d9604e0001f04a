"""The shape of what is typed in when data is brought in."""

from django import forms

from credenza.formats.roster import Mapping, fields


class UploadForm(forms.Form):
    """A roster file."""

    file = forms.FileField(label="Roster", help_text="XLSX or CSV; the first row names columns.")


class MappingForm(forms.Form):
    """Which column means what: one choice a column."""

    save_as = forms.CharField(
        label="Keep this mapping as",
        max_length=80,
        required=False,
        help_text="A name, if you will import such lists again.",
    )

    def __init__(self, *args, mapping: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.mapping = mapping
        for number, column in enumerate(mapping.columns):
            chosen = f"{column.field}:{column.group}" if column.field else ""
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=column.header or f"Column {number + 1}",
                choices=_choices(column.group),
                initial=chosen,
                required=False,
                help_text=_why(column),
            )

    def chosen(self) -> Mapping:
        """The mapping as chosen."""
        mapping = self.mapping
        for number, column in enumerate(self.mapping.columns):
            field, _, group = self.cleaned_data[f"column_{number}"].partition(":")
            mapping = mapping.choose(column.header, field, int(group or 1))
        return mapping


def _choices(group: int) -> list[tuple[str, str]]:
    rows = [("", "Not imported")]
    for key, field in fields().items():
        numbers = sorted({1, 2, 3, group}) if field.repeats else [1]
        rows += [(f"{key}:{n}", f"{field.label} {n}" if n > 1 else field.label) for n in numbers]
    return rows


def _why(column) -> str:
    if column.field and column.confidence < 1:
        return f"Guessed, {column.confidence:.0%} sure."
    return column.note


class LookUpForm(forms.Form):
    """A question to the NPI registry."""

    npi = forms.CharField(label="NPI", max_length=10, required=False)
    last = forms.CharField(label="Last name", max_length=80, required=False)
    first = forms.CharField(label="First name", max_length=80, required=False)
    state = forms.CharField(label="State", max_length=2, required=False)
