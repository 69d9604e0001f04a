"""The shape of what is typed in. What is allowed is decided by the rules, not here."""

from datetime import date

from django import forms

from credenza.core.facts import Result, Standing
from credenza.core.identifiers import check_dea, check_npi, ssn_is_valid
from credenza.core.kinds import CredentialKind, Field
from credenza.office.practitioners.models import Appointment, Practitioner
from credenza.office.team.queries import departments
from credenza.packs.loader import credential_kinds, professions

STATUSES = [
    ("active", "Active"),
    ("restricted", "Restricted"),
    ("probation", "On probation"),
    ("suspended", "Suspended"),
    ("surrendered", "Surrendered"),
    ("revoked", "Revoked"),
    ("inactive", "Inactive"),
]
METHODS = [
    ("web", "Web page of the source"),
    ("letter", "Letter"),
    ("phone", "Telephone"),
    ("email", "E-mail"),
    ("feed", "Feed or file"),
    ("in_person", "Seen in person"),
]
RESULTS = [
    (Result.CONFIRMED, "Confirmed"),
    (Result.DIFFERS, "Differs from the file"),
    (Result.NOT_FOUND, "Not found there"),
    (Result.PENDING, "Asked, no answer yet"),
]
PRECISIONS = [("day", "Day"), ("month", "Month"), ("year", "Year")]
CATEGORIES = [
    "Active", "Courtesy", "Consulting", "Affiliate", "Honorary", "Telemedicine", "APP",
]  # fmt: skip
STANDINGS = [
    (Standing.APPLICANT, "Applicant"),
    (Standing.ACTIVE, "Active"),
    (Standing.LEAVE, "On leave"),
    (Standing.SUSPENDED, "Suspended"),
    (Standing.ENDED, "Ended"),
]
FIELDS = {
    "text": forms.CharField,
    "long_text": forms.CharField,
    "date": forms.DateField,
    "number": forms.DecimalField,
    "money": forms.DecimalField,
    "boolean": forms.BooleanField,
    "choice": forms.ChoiceField,
}


class Day(forms.DateInput):
    """A day, picked or typed."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def _choices(pairs, blank: str = "—"):
    return [("", blank), *pairs]


class PractitionerForm(forms.ModelForm):
    """Identity and contact. The birth date and SSN are typed in anew, never shown back."""

    profession = forms.ChoiceField()
    born_on = forms.DateField(
        label="Birth date", widget=Day, required=False, help_text="Leave empty to keep it."
    )
    ssn = forms.CharField(
        label="Social Security number",
        required=False,
        max_length=11,
        help_text="Leave empty to keep it.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-sensitive": ""}),
    )
    languages = forms.CharField(required=False, help_text="Separate with commas.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Practitioner
        fields = [
            "last_name", "first_name", "middle_name", "suffix", "preferred_name", "degrees",
            "profession", "sex", "npi", "caqh", "email", "mobile", "phone", "street", "city",
            "state", "postal_code", "languages",
        ]  # fmt: skip
        labels = {"npi": "NPI", "caqh": "CAQH id", "postal_code": "ZIP code"}
        widgets = {"npi": forms.TextInput(attrs={"inputmode": "numeric"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["profession"].choices = _choices(
            (key, one.title) for key, one in professions().items()
        )
        self.fields["sex"].widget = forms.Select(
            choices=_choices([("F", "Female"), ("M", "Male"), ("X", "Other")])
        )
        if self.instance.pk:
            self.initial["languages"] = ", ".join(self.instance.languages)

    def clean_npi(self) -> str:
        npi = (self.cleaned_data["npi"] or "").strip()
        if npi and not (verdict := check_npi(npi)):
            raise forms.ValidationError(verdict.reason)
        return npi

    def clean_ssn(self) -> str:
        ssn = "".join(filter(str.isdigit, self.cleaned_data["ssn"]))
        if ssn and not ssn_is_valid(ssn):
            raise forms.ValidationError("Nine digits as on the card; this number is never issued.")
        return ssn

    def clean_state(self) -> str:
        return self.cleaned_data["state"].upper()

    def clean_languages(self) -> list[str]:
        return [word.strip() for word in self.cleaned_data["languages"].split(",") if word.strip()]

    def clean_born_on(self) -> date | None:
        born_on = self.cleaned_data["born_on"]
        if born_on and not date(1900, 1, 1) < born_on < date.today():  # noqa: DTZ011
            raise forms.ValidationError("A birth date lies in the past, after 1900.")
        return born_on

    def validate_unique(self) -> None:
        """Left to the action, which says whose file has the number."""

    @property
    def values(self) -> dict:
        """What an action takes: empty birth date and SSN mean that they stay as they are."""
        kept = {"version"} | {key for key in ("born_on", "ssn") if not self.cleaned_data[key]}
        return {key: value for key, value in self.cleaned_data.items() if key not in kept}


class AppointmentForm(forms.ModelForm):
    """An appointment at one facility."""

    category = forms.ChoiceField(choices=_choices((one, one) for one in CATEGORIES))
    standing = forms.ChoiceField(choices=STANDINGS)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(required=False, max_length=200, label="Why")

    class Meta:
        model = Appointment
        fields = [
            "facility", "department", "category", "standing", "decided_on", "starts_on",
            "ends_on", "reappointment_due_on",
        ]  # fmt: skip
        labels = {"decided_on": "Decided by the board on", "ends_on": "Last day"}
        widgets = dict.fromkeys(
            ("decided_on", "starts_on", "ends_on", "reappointment_due_on"), Day()
        )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["department"].queryset = departments().filter(facility__in=facilities)
        self.fields["department"].label_from_instance = lambda one: (
            f"{one.facility.short_name}: {one.name}"
        )
        if self.instance.pk:
            self.fields["facility"].disabled = True

    def clean(self):
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first.")
        facility, department = data.get("facility"), data.get("department")
        if department and facility and department.facility_id != facility.pk:
            self.add_error("department", "This department belongs to another facility.")
        return data

    @property
    def values(self) -> dict:
        return {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in ("version", "reason")
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


def initial_of(credential) -> dict:
    """A credential as the form shows it."""
    names = (
        "issuer", "number", "jurisdiction", "status", "starts_on", "ends_on", "precision",
        "continuous", "version", "facility",
    )  # fmt: skip
    details = {f"detail_{key}": value for key, value in credential.details.items()}
    return {name: getattr(credential, name) for name in names} | details


def _detail(field: Field) -> forms.Field:
    options = {"label": field.label, "required": field.required, "help_text": field.help}
    if field.type == "choice":
        options["choices"] = _choices((one, one) for one in field.choices)
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


class VerificationForm(forms.Form):
    """What a source was asked and what it answered."""

    source = forms.ChoiceField(label="Who was asked")
    other_source = forms.CharField(label="Another source", max_length=200, required=False)
    method = forms.ChoiceField(label="How", choices=METHODS)
    asked_on = forms.DateField(label="Asked on", widget=Day)
    verified_on = forms.DateField(label="Answered on", widget=Day, required=False)
    result = forms.ChoiceField(label="Answer", choices=RESULTS, widget=forms.RadioSelect)
    stated_number = forms.CharField(label="Number they state", max_length=60, required=False)
    stated_status = forms.CharField(label="Status they state", max_length=40, required=False)
    stated_ends_on = forms.DateField(label="Last day they state", widget=Day, required=False)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    also = forms.MultipleChoiceField(
        label="The same answer also proves",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    evidence = forms.FileField(label="Page or letter they sent", required=False)

    def __init__(self, *args, kind: CredentialKind, others=(), **kwargs):
        super().__init__(*args, **kwargs)
        sources = [(one.key, one.name) for one in kind.sources]
        self.fields["source"].choices = [*sources, ("other", "Another source")]
        self.fields["also"].choices = others
        if not others:
            del self.fields["also"]
        if kind.is_check or kind.dates != "expiry":
            for name in ("stated_number", "stated_status", "stated_ends_on"):
                del self.fields[name]

    def clean(self):
        data = super().clean()
        if data.get("source") == "other" and not data.get("other_source"):
            self.add_error("other_source", "Name the source that was asked.")
        if data.get("result") not in (None, Result.PENDING) and not data.get("verified_on"):
            self.add_error("verified_on", "Enter the day on which the source answered.")
        if data.get("result") == Result.DIFFERS and not data.get("note"):
            self.add_error("note", "Say what differs: the difference has to be resolved.")
        return data

    @property
    def answer(self) -> dict:
        data = {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in ("other_source", "also", "evidence")
        }
        if data["source"] == "other":
            data["source"] = self.cleaned_data["other_source"]
        if data["result"] == Result.PENDING:
            data["verified_on"] = None
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


class DocumentForm(forms.Form):
    """A document for the file, and what it shows."""

    document = forms.FileField(label="File", help_text="PDF, JPEG, PNG, TIFF, WEBP or DOCX.")
    credential = forms.ChoiceField(label="It shows", required=False)
    label = forms.CharField(max_length=120, required=False, help_text="In your own words.")

    def __init__(self, *args, credentials=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].choices = _choices(credentials, "The practitioner in general")


class ReasonForm(forms.Form):
    """Why: a sentence that becomes part of the record."""

    reason = forms.CharField(label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(ReasonForm):
    """A credential that no longer counts."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FilterForm(forms.Form):
    """The filters of the list; anything that does not read is ignored."""

    q = forms.CharField(label="Name or NPI", required=False, max_length=100)
    facility = forms.IntegerField(required=False)
    department = forms.IntegerField(required=False)
    profession = forms.CharField(required=False, max_length=20)
    category = forms.CharField(required=False, max_length=40)
    standing = forms.CharField(required=False, max_length=12)
    requirement = forms.CharField(required=False, max_length=60)
    state = forms.CharField(required=False, max_length=12)


def kinds_to_add() -> list[tuple[str, list[CredentialKind]]]:
    """Kinds of credential by group, for the menu that adds one."""
    groups: dict[str, list[CredentialKind]] = {}
    for kind in credential_kinds().values():
        if not kind.is_check:
            groups.setdefault(kind.group, []).append(kind)
    return sorted(groups.items())
