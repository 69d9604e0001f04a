"""The work in a case as it is typed: people, interviews, documents, notes, tasks, namings."""

from django import forms

from credenza.core.concerns.parties import ROLES, PartyFacts
from credenza.core.permissions import Actor
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.queries.called import called
from credenza.office.team.queries import sign_ins

WORDS = 8000


class PersonForm(forms.Form):
    """Somebody in the case: a practitioner, a colleague, or anybody else by what is known."""

    role = forms.ChoiceField(label="Part in the case", choices=list(ROLES.items()))
    practitioner = forms.CharField(
        label="Practitioner",
        max_length=120,
        required=False,
        help_text="Last name, or last and first name, or NPI.",
    )
    user = forms.ModelChoiceField(sign_ins(), label="Or a colleague", required=False)
    name = forms.CharField(label="Or a name", max_length=120, required=False)
    relation = forms.CharField(
        label="Who that is", max_length=80, required=False, help_text="Such as “daughter”."
    )
    contact = forms.CharField(label="How to reach them", max_length=200, required=False)

    def __init__(self, actor: Actor, data=None):
        self.actor = actor
        super().__init__(data)

    def clean_practitioner(self) -> int | None:
        typed = self.cleaned_data["practitioner"].strip()
        if not typed:
            return None
        found = called(self.actor, typed)
        if len(found) == 1:
            return found[0].pk
        if not found:
            raise forms.ValidationError("No practitioner within your reach is called so.")
        listed = "; ".join(f"{one}, NPI {one.npi or 'unknown'}" for one in found)
        raise forms.ValidationError(f"Several are called so. Write the NPI: {listed}.")

    def facts(self) -> PartyFacts:
        """Who it is, as the act takes it."""
        given = self.cleaned_data
        return PartyFacts(
            role=given["role"],
            practitioner_id=given["practitioner"],
            user_id=given["user"] and given["user"].pk,
            name=given["name"],
            contact=given["contact"],
            relation=given["relation"],
        )


class InterviewForm(forms.Form):
    """Who was heard, and what they said."""

    party = forms.TypedChoiceField(label="Who", coerce=int)
    held_on = forms.DateField(label="On", widget=Day)
    words = forms.CharField(
        label="What they said", max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, people, today, data=None):
        super().__init__(data, initial={"held_on": today})
        self.fields["party"].choices = [
            (one.party.pk, f"{one.name} ({one.role.lower()})") for one in people
        ]


class EvidenceForm(forms.Form):
    """A document, and what it is."""

    document = forms.FileField(label="Document", help_text="PDF, picture, Word or text.")
    label = forms.CharField(label="What it is", max_length=120, required=False)


class NoteForm(forms.Form):
    """A note."""

    words = forms.CharField(
        label="Note", max_length=WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    own = forms.BooleanField(label="For me alone: nobody else reads it", required=False)


class TaskForm(forms.Form):
    """Something to do in the case."""

    title = forms.CharField(label="What shall be done", max_length=200)
    owner = forms.ModelChoiceField(sign_ins(), label="By whom")
    due_on = forms.DateField(label="Until", widget=Day)

    def __init__(self, people, data=None):
        super().__init__(data)
        self.fields["owner"].queryset = people


class AnswerForm(forms.Form):
    """What came of a task, or why a case is opened again."""

    words = forms.CharField(max_length=WORDS, required=False)


class NamingForm(forms.Form):
    """Whom to let in, and why."""

    user = forms.ModelChoiceField(sign_ins(), label="Who")
    why = forms.CharField(
        label="Why they must know", max_length=200, help_text="Such as “reviews the case”."
    )

    def __init__(self, people, data=None):
        super().__init__(data)
        self.fields["user"].queryset = people


class OwnerForm(forms.Form):
    """Who owns the case from now on."""

    user = forms.ModelChoiceField(sign_ins(), label="Owner")

    def __init__(self, people, data=None, owner=None):
        super().__init__(data, initial={"user": owner})
        self.fields["user"].queryset = people
