"""Credentials of any kind: the kind says what is asked for."""

from datetime import date

from django import forms

from credenza.core.identifiers import check_dea
from credenza.core.kinds import CredentialKind, Field
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.forms.words import PRECISIONS, STATUSES, choices
from credenza.packs.loader import credential_kinds

FIELDS = {
    "text": forms.CharField,
    "long_text": forms.CharField,
    "date": forms.DateField,
    "number": forms.DecimalField,
    "money": forms.DecimalField,
    "boolean": forms.BooleanField,
    "choice": forms.ChoiceField,
}


class CredentialForm(forms.Form):
    """A credential of any kind: the kind says what is asked for."""

    issuer = forms.CharField(max_length=200, required=False)
    number = forms.CharField(max_length=60, required=False)
    jurisdiction = forms.CharField(label="State", max_length=2, min_length=2, required=False)
    status = forms.ChoiceField(choices=STATUSES, required=False)
    starts_on = forms.DateField(widget=Day, required=False)
    ends_on = forms.DateField(widget=Day, required=False)
    precision = forms.ChoiceField(
        label="Dates are known to the", choices=PRECISIONS, required=False, initial="day"
    )
    continuous = forms.BooleanField(label="Kept current without an end date", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label="Why", max_length=200, required=False)

    DATES = {
        "expiry": ("Issued on", "Expires on"),
        "completion": ("Began on", "Completed on"),
        "history": ("From", "Until"),
        "moment": ("On", None),
    }

    def __init__(self, *args, kind: CredentialKind, facilities=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self._keep_what_the_kind_has()
        self._name_the_dates()
        if kind.per_facility and facilities is not None:
            self.fields["facility"] = forms.ModelChoiceField(facilities, required=True)
        for field in kind.fields:
            self.fields[f"detail_{field.key}"] = _detail(field)
        self.fields["reason"] = self.fields.pop("reason")

    def _keep_what_the_kind_has(self) -> None:
        kind = self.kind
        absent = {
            "number": not kind.number_label,
            "jurisdiction": not kind.jurisdiction,
            "continuous": not kind.continuous,
            "status": kind.dates != "expiry",
            "precision": kind.dates not in ("history", "completion"),
        }
        for name in (name for name, away in absent.items() if away):
            del self.fields[name]
        if kind.number_label:
            self.fields["number"].label = kind.number_label
            self.fields["number"].required = kind.dates == "expiry" and kind.jurisdiction
        if kind.jurisdiction:
            self.fields["jurisdiction"].required = kind.dates == "expiry"

    def _name_the_dates(self) -> None:
        start, end = self.DATES[self.kind.dates]
        self.fields["starts_on"].label = start
        if end is None:
            del self.fields["ends_on"]
        else:
            self.fields["ends_on"].label = end

    def clean_jurisdiction(self) -> str:
        return self.cleaned_data["jurisdiction"].upper()

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        if number and self.kind.key == "dea" and not (verdict := check_dea(number)):
            raise forms.ValidationError(verdict.reason)
        return number

    def clean(self):
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "This is before the date above.")
        if self.kind.expires and not ends_on and not data.get("continuous"):
            self.add_error("ends_on", "Enter the last day on which it is valid.")
        return data

    @property
    def values(self) -> dict:
        """Columns and details, as the actions take them."""
        data = {
            key: value
            for key, value in self.cleaned_data.items()
            if not key.startswith("detail_") and key not in ("version", "reason")
        }
        data["details"] = {
            field.key: _as_text(self.cleaned_data[f"detail_{field.key}"])
            for field in self.kind.fields
            if self.cleaned_data[f"detail_{field.key}"] not in (None, "")
        }
        if "precision" in data:
            data["precision"] = data["precision"] or "day"
        return data


class RenewalForm(forms.Form):
    """The renewal of an expirable: its new last day and the document that shows it."""

    ends_on = forms.DateField(label="New last day", widget=Day)
    number = forms.CharField(
        label="New number", max_length=60, required=False, help_text="Only if it changed."
    )
    document = forms.FileField(
        label="Document", help_text="PDF, photo or DOCX of the new certificate."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of(credential) -> dict:
    """A credential as the form shows it."""
    names = (
        "issuer",
        "number",
        "jurisdiction",
        "status",
        "starts_on",
        "ends_on",
        "precision",
        "continuous",
        "version",
        "facility",
    )
    details = {f"detail_{key}": value for key, value in credential.details.items()}
    return {name: getattr(credential, name) for name in names} | details


def kinds_to_add() -> list[tuple[str, list[CredentialKind]]]:
    """Kinds of credential by group, for the menu that adds one."""
    groups: dict[str, list[CredentialKind]] = {}
    for kind in credential_kinds().values():
        if not kind.is_check:
            groups.setdefault(kind.group, []).append(kind)
    return sorted(groups.items())


def _detail(field: Field) -> forms.Field:
    options = {"label": field.label, "required": field.required, "help_text": field.help}
    if field.type == "choice":
        options["choices"] = choices((one, one) for one in field.choices)
    if field.type == "long_text":
        options["widget"] = forms.Textarea(attrs={"rows": 4})
    if field.type == "date":
        options["widget"] = Day()
    if field.type == "boolean":
        options["required"] = False
    return FIELDS[field.type](**options)


def _as_text(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
