"""What is typed by whoever tells a concern: at the front door, as a colleague, by telephone."""

import uuid

from django import forms

from credenza.core.concerns.contacts import Contact
from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.routing import ABOUT, WHO
from credenza.core.concerns.telling import Told
from credenza.office.concerns.actions.messages import LONGEST
from credenza.office.practitioners.forms.day import Day
from credenza.office.team.queries import departments

FILES = 5
"""How many files come in with one form."""


class ManyFiles(forms.FileInput):
    """An input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name) -> list:
        """Every file under the name."""
        return files.getlist(name)


class SeveralFiles(forms.FileField):
    """Up to FILES files of one field; they are examined where they are taken in."""

    widget = ManyFiles

    def clean(self, data, initial=None) -> list:
        """The files, in the order in which they came."""
        if len(data) > FILES:
            raise forms.ValidationError(f"At most {FILES} files: send the others with a message.")
        return [super(SeveralFiles, self).clean(one) for one in data]


class TellForm(forms.Form):
    """The front door's form: large words, few questions, nothing needed but what happened."""

    who = forms.ChoiceField(label="Who are you?", choices=WHO.items(), widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label="What is it about?", choices=ABOUT.items(), widget=forms.RadioSelect
    )
    urgent = forms.BooleanField(
        label="Somebody is in danger now or will be soon",
        required=False,
        help_text="A person is told at once.",
    )
    account = forms.CharField(
        label="What happened?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="In your own words. Nobody judges how you write.",
    )
    department = forms.ModelChoiceField(
        None, label="Which department?", required=False, empty_label="I do not know, or none"
    )
    place = forms.CharField(label="Where, more exactly?", max_length=300, required=False)
    occurred_on = forms.DateField(label="On which day?", widget=Day, required=False)
    occurred_at = forms.TimeField(
        label="At about what time?",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    subject = forms.CharField(
        label="Whom is it about, if you know?", max_length=200, required=False
    )
    patient = forms.CharField(
        label="The patient's name, if you speak for somebody", max_length=120, required=False
    )
    name = forms.CharField(
        label="Your name",
        max_length=120,
        required=False,
        help_text="Leave it empty to stay nameless: your key is then the only way back.",
    )
    email = forms.EmailField(label="Your e-mail", required=False)
    phone = forms.CharField(label="Your telephone", max_length=40, required=False)
    address = forms.CharField(
        label="Your postal address, for a letter",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"}),
    )
    files = SeveralFiles(
        label="Photographs or papers",
        required=False,
        help_text=f"Up to {FILES}: PDF, JPEG, PNG, TIFF, WEBP or DOCX.",
    )
    sending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, facility, **kwargs):
        initial = {"sending": uuid.uuid4()} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["department"].queryset = departments(facility.pk)

    def told(self, user_id: int | None = None) -> Told:
        """What was told, in the core's words; nothing of one who stays nameless."""
        given = self.cleaned_data
        lines = tuple(filter(None, map(str.strip, given.get("address", "").splitlines())))
        return Told(
            who=given["who"],
            what=given["what"],
            account=given["account"],
            name=given["name"].strip(),
            contact=Contact(given.get("email", ""), given.get("phone", ""), lines),
            patient=given["patient"].strip(),
            subject=given["subject"].strip(),
            place=given["place"].strip(),
            occurred_on=given["occurred_on"],
            occurred_at=given["occurred_at"],
            urgent=given["urgent"],
            user_id=user_id,
        )


class DoorTellForm(TellForm):
    """The same for the public, with a trap for machines that fill in whatever they find."""

    website = forms.CharField(label="Leave this empty", required=False)


class ColleagueForm(TellForm):
    """A colleague's report: who they are is known, unless they would rather not say."""

    nameless = forms.BooleanField(
        label="Do not keep who I am",
        required=False,
        help_text="Neither the case nor the ledger then names you; write down the key.",
    )
    field_order = ("what", "urgent", "account", "subject", "patient", "department")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("who", "name", "email", "phone", "address"):
            del self.fields[name]

    def clean(self) -> dict:
        """As somebody who works here, told without a name of their own."""
        return super().clean() | {"who": "staff", "name": ""}


class TelephoneForm(TellForm):
    """What the office writes down for somebody who calls, writes or comes by."""

    received_at = forms.DateTimeField(
        label="When they told it",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Empty: now.",
    )
    field_order = ("who", "name", "phone", "email", "what", "urgent", "account", "received_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in _OF_CALLERS.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
        self.fields["who"].choices = _CALLERS.items()


class MailForm(forms.Form):
    """A saved mail, and the facility that it tells of."""

    facility = forms.ModelChoiceField(None, empty_label=None)
    mail = forms.FileField(label="Mail", help_text="Saved from the mail program, as .eml.")

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities


class KeyForm(forms.Form):
    """The key by which somebody comes back."""

    key = forms.CharField(
        label="Your case key",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="Sixteen letters and digits, such as 7QF2-M9D0-4XKA-B31T.",
    )


class WordsForm(forms.Form):
    """A message, from either side."""

    words = forms.CharField(
        label="Your message", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )


class AnswerForm(WordsForm):
    """A message from whoever told a case, with files."""

    files = SeveralFiles(label="Photographs or papers", required=False)


class RerouteForm(forms.Form):
    """What else a case says, to be opened beside it."""

    kind = forms.ChoiceField(label="As")
    account = forms.CharField(
        label="What belongs there",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In your words: nothing is taken over from this case.",
    )

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        others = [(key, title) for key, title in KINDS.items() if key != kind]
        self.fields["kind"].choices = others


_OF_CALLERS = {
    "who": "Who are they?",
    "account": "What do they tell?",
    "subject": "Whom is it about?",
    "patient": "The patient, if somebody else",
    "name": "Their name",
    "email": "Their e-mail",
    "phone": "Their telephone",
    "address": "Their postal address",
}
_CALLERS = {
    "patient": "A patient",
    "family": "Somebody who speaks for a patient",
    "visitor": "A visitor",
    "staff": "Somebody who works here",
    "outside": "Somebody else: another hospital, an agency, a coroner, a board",
}
