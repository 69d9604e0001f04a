"""What is typed about who sits in a committee."""

from datetime import date

from django import forms

from credenza.core.committees.seats import SEATS
from credenza.core.permissions import Actor
from credenza.office.meetings.models import Seat
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import sign_ins
from credenza.packs.loader import professions

EVERY_FILE = Actor.system("seats in committees")
NOBODY = "Choose somebody who signs in, or write a name."


def day_field(label: str, **more) -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class SeatForm(forms.Form):
    """A seat: who holds it, which it is, from when until when.

    ``values`` are columns of ``Seat``. Of somebody who signs in, name, address and file are known.
    """

    user = forms.ModelChoiceField(
        None, label="Who signs in", required=False, empty_label="Somebody without a sign-in"
    )
    name = forms.CharField(
        label="Name", max_length=120, required=False, help_text="For who does not sign in"
    )
    email = forms.EmailField(
        label="E-mail", required=False, help_text="Where invitations and papers go"
    )
    npi = forms.CharField(
        label="NPI",
        max_length=10,
        required=False,
        help_text="Of a practitioner: conflicts of interest are found by their file",
    )
    kind = forms.ChoiceField(label="Seat", choices=list(SEATS.items()))
    title = forms.CharField(
        label="Called", max_length=120, required=False, widget=forms.TextInput({"list": "titles"})
    )
    is_physician = forms.BooleanField(
        label="A physician, for quorums that ask for physicians", required=False
    )
    stands_in_for = forms.ModelChoiceField(
        None, label="Substitute for", required=False, empty_label="Nobody"
    )
    starts_on = day_field("First day")
    ends_on = day_field("Last day", required=False, help_text="Empty: without end")

    def __init__(self, *args, committee, actor: Actor, seat: Seat | None = None, **more):
        super().__init__(*args, **more)
        self.actor, self.practitioner = actor, None
        self.fields["user"].queryset = sign_ins()
        self.fields["user"].label_from_instance = lambda user: f"{user.name} ({user.email})"
        others = Seat.objects.filter(committee=committee, stands_in_for=None)
        self.fields["stands_in_for"].queryset = others.exclude(pk=seat and seat.pk).order_by("name")

    def clean_npi(self) -> str:
        npi = self.cleaned_data["npi"].strip()
        if not npi:
            return ""
        found = visible(self.actor, "practitioner:see").filter(npi=npi).first()
        if found is None:
            raise forms.ValidationError("No practitioner within your reach has this NPI.")
        self.practitioner = found
        return npi

    def clean(self) -> dict:
        data = super().clean()
        user = data.get("user")
        if user is None and not data.get("name"):
            self.add_error("name", NOBODY)
        if user is not None and user.practitioner_id:
            files = visible(EVERY_FILE, "practitioner:see")
            self.practitioner = files.filter(pk=user.practitioner_id).first() or self.practitioner
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "This is before the first day: write a later one.")
        return data

    @property
    def values(self) -> dict:
        """The columns of the seat."""
        data, user = dict(self.cleaned_data), self.cleaned_data["user"]
        data.pop("npi")
        if user is not None:
            data |= {"name": user.name, "email": user.email}
        data["practitioner"] = self.practitioner
        data["is_physician"] = data["is_physician"] or _is_physician(self.practitioner)
        return data


class EndForm(forms.Form):
    """The last day of a term, and why it ends."""

    ends_on = day_field("Last day")
    reason = forms.CharField(label="Why", max_length=400, required=False)


def seat_values(seat: Seat) -> dict:
    """A seat as the form shows it."""
    return {
        "user": seat.user_id,
        "name": seat.name,
        "email": seat.email,
        "npi": seat.practitioner.npi if seat.practitioner else "",
        "kind": seat.kind,
        "title": seat.title,
        "is_physician": seat.is_physician,
        "stands_in_for": seat.stands_in_for_id,
        "starts_on": seat.starts_on,
        "ends_on": seat.ends_on,
    }


def new_values(starts_on: date, ends_on: date | None) -> dict:
    """What a new seat begins with."""
    return {"starts_on": starts_on, "ends_on": ends_on, "kind": "member"}


def _is_physician(practitioner) -> bool:
    profession = professions().get(practitioner.profession) if practitioner else None
    return bool(profession and profession.physician)
