"""The steps of a case as they are typed: triage, outcome, closing, and what happened between."""

from django import forms

from credenza.core.concerns.kinds import PATIENT, CaseKind
from credenza.core.concerns.numbers import read
from credenza.core.concerns.triage import Triage, is_grievance
from credenza.core.verdict import Verdict
from credenza.office.practitioners.forms.day import Day

WORDS = 4000


def _choices(offered) -> list[tuple[str, str]]:
    """A pack's answers, each with what it means."""
    return [
        (one.key, f"{one.title}: {one.words}" if getattr(one, "words", "") else one.title)
        for one in offered.values()
    ]


def _text(label: str, *, rows: int = 3, **more) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=WORDS, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class TriageForm(forms.Form):
    """What a first look finds; patients' reports are told apart by three questions."""

    severity = forms.ChoiceField(label="How severe is it?", widget=forms.RadioSelect)
    harm = forms.ChoiceField(label="Was anybody harmed?", widget=forms.RadioSelect)
    written = forms.BooleanField(label="It came in writing", required=False)
    settled = forms.BooleanField(label="Staff who were present settled it at once", required=False)
    billing = forms.BooleanField(
        label="It is about the bill alone",
        required=False,
        help_text="In writing, or not settled at once by who was there: a grievance. Else, or "
        "about the bill alone: a complaint.",
    )
    bypasses = forms.MultipleChoiceField(
        label="Does it go to mandated review?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Tick what applies; the usual steps do not wait for it.",
    )
    policy = forms.ChoiceField(label="Policy touched", required=False)
    words = _text("On what ground", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, case, kind: CaseKind, data=None):
        super().__init__(data, initial=_found(case))
        self.fields["severity"].choices = _choices(kind.severities)
        self.fields["harm"].choices = _choices(kind.harms)
        self.fields["bypasses"].choices = _choices(kind.bypasses)
        self.fields["policy"].choices = [("", "None, or another"), *((p, p) for p in kind.policies)]
        self.is_patients = kind.key == PATIENT
        if not self.is_patients:
            for name in ("written", "settled", "billing"):
                del self.fields[name]

    def grievance(self) -> Verdict | None:
        """Whether it is a grievance, with the ground; None where it is not a patient's."""
        if not self.is_patients:
            return None
        given = self.cleaned_data
        return is_grievance(
            written=given["written"],
            settled_by_staff_present=given["settled"],
            only_billing=given["billing"],
        )

    def triage(self) -> Triage:
        """What was found, as the act takes it."""
        given, grievance = self.cleaned_data, self.grievance()
        return Triage(
            severity=given["severity"],
            harm=given["harm"],
            bypasses=tuple(given["bypasses"]),
            grievance=None if grievance is None else bool(grievance),
            policy=given["policy"],
        )

    def ground(self) -> str:
        """The ground in words, that of the definition first."""
        grievance = self.grievance()
        said = grievance.reason if grievance is not None else ""
        return f"{said} {self.cleaned_data['words']}".strip()


class DecideForm(forms.Form):
    """The outcome."""

    outcome = forms.ChoiceField(label="Outcome", widget=forms.RadioSelect)
    words = _text("On what ground", rows=5)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, case, kind: CaseKind, data=None):
        super().__init__(data, initial={"version": case.version})
        self.fields["outcome"].choices = _choices(kind.outcomes)


class CloseForm(forms.Form):
    """Why it is closed."""

    closing = forms.ChoiceField(label="Why", widget=forms.RadioSelect)
    words = _text(
        "More about it",
        required=False,
        help_text="Where a grievance is closed without its letter, say here why none goes.",
    )

    def __init__(self, case, kind: CaseKind, data=None):
        super().__init__(data)
        self.fields["closing"].choices = _choices(kind.closings)


class MarkForm(forms.Form):
    """Something that happened."""

    event = forms.ChoiceField(label="What happened")
    on = forms.DateField(label="On", widget=Day)
    words = _text("More about it", rows=2, required=False)

    def __init__(self, kind: CaseKind, today, data=None):
        super().__init__(data, initial={"on": today})
        self.fields["event"].choices = _choices(kind.events)


class LinkForm(forms.Form):
    """Another case, by its number."""

    number = forms.CharField(label="Number of the other case", max_length=20)
    why = forms.CharField(label="Why they belong together", max_length=200, required=False)

    def clean_number(self) -> str:
        number = read(self.cleaned_data["number"])
        if not number:
            raise forms.ValidationError("This is no number of a case: check each character.")
        return number


def _found(case) -> dict[str, object]:
    return {
        "severity": case.severity,
        "harm": case.harm,
        "bypasses": case.bypasses,
        "policy": case.policy,
        "settled": case.grievance is False,
        "version": case.version,
    }
