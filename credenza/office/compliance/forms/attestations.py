"""Who is asked to read what, as it is typed; and the signature."""

from collections.abc import Iterable
from datetime import date

from django import forms

from credenza.core.calendar import add_days
from credenza.core.permissions import ROLES, STAYING
from credenza.core.policies.asking import Audience
from credenza.office.compliance.models import OrientationPack, Policy
from credenza.office.practitioners.forms.day import Day
from credenza.office.team.queries import all_committees, departments, sign_ins
from credenza.packs.loader import policy_asking

BOXES = forms.CheckboxSelectMultiple


class CampaignForm(forms.Form):
    """A campaign at one facility."""

    title = forms.CharField(label="Title", max_length=160, help_text="Readers see this")
    policies = forms.MultipleChoiceField(label="What is to be read", widget=BOXES)
    everyone = forms.BooleanField(label="All members of the staff", required=False)
    departments = forms.MultipleChoiceField(
        label="Members of departments", widget=BOXES, required=False
    )
    committees = forms.MultipleChoiceField(
        label="Who sits in committees", widget=BOXES, required=False
    )
    roles = forms.MultipleChoiceField(label="Holders of roles", widget=BOXES, required=False)
    people = forms.MultipleChoiceField(
        label="Colleagues by name", required=False, widget=forms.SelectMultiple({"size": 8})
    )
    due_on = forms.DateField(label="Last day", widget=Day)

    def __init__(self, data=None, *, facility, policies: Iterable[Policy], day: date, chosen=None):
        self.policies = {str(one.pk): one for one in policies}
        initial = {"due_on": add_days(day, policy_asking().days), "policies": chosen or []}
        super().__init__(data, initial=initial)
        self.fields["policies"].choices = [(key, str(one)) for key, one in self.policies.items()]
        self.fields["departments"].choices = _named(departments(facility.pk))
        self.fields["committees"].choices = _named(all_committees().filter(facility=facility.pk))
        self.fields["roles"].choices = [(key, key.capitalize()) for key in ROLES if key in STAYING]
        self.fields["people"].choices = _named(sign_ins())

    def clean(self) -> dict:
        """Somebody must be asked."""
        data = super().clean()
        if not self.audience(data):
            raise forms.ValidationError("Choose who is to read it.")
        return data

    def audience(self, data: dict) -> Audience:
        """Who was chosen."""
        ids = {
            name: tuple(int(one) for one in data.get(name, ()))
            for name in ("departments", "committees", "people")
        }
        roles = tuple(data.get("roles", ()))
        return Audience(everyone=bool(data.get("everyone")), roles=roles, **ids)

    def chosen(self) -> list[Policy]:
        """The policies that were ticked."""
        return [self.policies[key] for key in self.cleaned_data["policies"]]


class PackForm(forms.Form):
    """What new members are given."""

    title = forms.CharField(label="Title", max_length=120)
    policies = forms.MultipleChoiceField(label="What is in it", widget=BOXES)
    days = forms.IntegerField(label="Days to sign it", min_value=1, max_value=365)
    starts_on = forms.DateField(
        label="Given by itself to members appointed from",
        required=False,
        widget=Day,
        help_text="Empty: to nobody",
    )

    def __init__(self, data=None, *, policies: Iterable[Policy], pack: OrientationPack | None):
        self.policies = {str(one.pk): one for one in policies}
        super().__init__(data, initial=_initial(pack))
        self.fields["policies"].choices = [(key, str(one)) for key, one in self.policies.items()]
        if pack is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    def chosen(self) -> tuple[Policy, ...]:
        """The policies that were ticked."""
        return tuple(self.policies[key] for key in self.cleaned_data["policies"])


class SignForm(forms.Form):
    """A signature: the name typed by hand, and that it is meant."""

    name = forms.CharField(
        label="Your name, typed by yourself",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    agree = forms.BooleanField(label="I mean this as my signature")
    meaning = forms.CharField(widget=forms.HiddenInput, max_length=600)


def _named(rows) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in rows]


def _initial(pack: OrientationPack | None) -> dict[str, object]:
    if pack is None:
        return {"days": policy_asking().orientation_days}
    chosen = [str(pk) for pk in pack.policies.values_list("pk", flat=True)]
    names = ("title", "days", "starts_on", "version")
    return {name: getattr(pack, name) for name in names} | {"policies": chosen}
