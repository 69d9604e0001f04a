"""Corrective action as it is typed."""

from django import forms

from credenza.core.concerns.corrective import ADVERSE, BASES, KINDS
from credenza.core.permissions import Actor
from credenza.office.concerns.forms.responses import words
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.queries.called import called
from credenza.office.team.queries import facilities


def day(label: str, **more) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(label=label, widget=Day, **more)


class AboutForm(forms.Form):
    """Whom it is about, where, and on what grounds."""

    practitioner = forms.CharField(
        label="Practitioner",
        max_length=120,
        help_text="Last name, or last and first name, or NPI.",
    )
    facility = forms.ModelChoiceField(facilities(), label="Where")
    basis = forms.ChoiceField(
        label="It is for", choices=[("", "Not said yet"), *BASES.items()], required=False
    )
    grounds = words("Grounds", rows=5, help_text="Sealed, behind the wall.")

    def __init__(self, actor: Actor, data=None, *, initial=None):
        self.actor = actor
        super().__init__(data, initial=initial)

    def clean_practitioner(self) -> int:
        found = called(self.actor, self.cleaned_data["practitioner"].strip())
        if len(found) == 1:
            return found[0].pk
        if not found:
            raise forms.ValidationError("No practitioner within your reach is called so.")
        listed = "; ".join(f"{one}, NPI {one.npi or 'unknown'}" for one in found)
        raise forms.ValidationError(f"Several are called so. Write the NPI: {listed}.")


class InvestigationForm(AboutForm):
    """An investigation asked for."""


class SuspensionForm(AboutForm):
    """A precautionary suspension of all that is held there."""

    on = day("From this day on")
    ordered_by = forms.CharField(
        label="Ordered by",
        max_length=200,
        help_text="Such as “Chief of staff and chief executive”.",
    )
    field_order = ("practitioner", "facility", "on", "ordered_by", "basis", "grounds")


class ProposalForm(AboutForm):
    """What is proposed."""

    kind = forms.ChoiceField(
        label="Proposed is", choices=[(key, KINDS[key]) for key in sorted(ADVERSE)]
    )
    proposed_by = forms.CharField(
        label="Proposed by", max_length=200, initial="the Medical Executive Committee"
    )
    field_order = ("practitioner", "facility", "kind", "proposed_by", "basis", "grounds")


class SurrenderForm(AboutForm):
    """Privileges given up."""

    on = day("Not held any more from")
    to_avoid = forms.BooleanField(label="Given up to avoid an investigation", required=False)
    field_order = ("practitioner", "facility", "on", "to_avoid", "basis", "grounds")


class ResolutionForm(forms.Form):
    """The executive committee's resolution, as its minutes have it."""

    on = day("Resolved on")
    words = words("The resolution, in the words of the minutes")
    yes = forms.IntegerField(label="For", min_value=0, max_value=500)
    no = forms.IntegerField(label="Against", min_value=0, max_value=500, initial=0)
    abstained = forms.IntegerField(label="Abstained", min_value=0, max_value=500, initial=0)


class ContinueForm(ResolutionForm):
    """The same, with how the practitioner was heard."""

    heard = words("How the practitioner was heard, or that they declined", rows=2, required=False)


class AdoptForm(forms.Form):
    """The final action."""

    on = day("Taken on")
    until_on = day("Last day, where it ends by itself", required=False)
    why = words("In words, with its basis")


class DropForm(forms.Form):
    """Why it is not taken."""

    on = day("Decided on")
    why = words("In words")


class BasisForm(forms.Form):
    """What it is for."""

    basis = forms.ChoiceField(label="It is for", choices=list(BASES.items()))


class NoticeForm(forms.Form):
    """What the first notice says."""

    proposal = words("The proposed action, as the practitioner reads it")
    grounds = words("Its reasons, one a line", rows=4)
    request_to = forms.CharField(label="A request goes to", max_length=200)


class WaiverForm(forms.Form):
    """When and how a hearing was waived."""

    on = day("Waived on")
    said_so = forms.BooleanField(
        label="The practitioner said so; otherwise the time to ask has passed", required=False
    )
    why = words("In words")


class PanelForm(forms.Form):
    """What the panel reported."""

    on = day("On")
    why = words("In words, with its basis")


class ReportedForm(forms.Form):
    """When it was reported, and how."""

    on = day("Reported on")
    words = words("Its number, or how and to whom", rows=2)


class NotReportableForm(forms.Form):
    """Why it is not reportable."""

    on = day("Decided on")
    words = words("Not reportable, because", rows=2)


class GoneForm(forms.Form):
    """How a paper left."""

    paper = forms.IntegerField(widget=forms.HiddenInput)
    on = day("Left on")
    how = forms.CharField(label="How", max_length=40)
    receipt = forms.CharField(label="Its proof", max_length=80, required=False)
