"""What a person says of a match, and what was looked at for it."""

from django import forms

from credenza.core.screening.steps import DIFFERENT, SAME, UNSURE

SAYS = (
    (SAME, "The same person: what the law and the bylaws ask for is opened"),
    (DIFFERENT, "Another person: it does not come back unless the entry or the file changes"),
    (UNSURE, "Unsure: it stays open until more is known"),
)
COPY = "copy"
LOOKED_AT = {
    "registry": "The registry's or the board's page",
    "publisher": "The publisher's page of the entry",
    "ssn": "The Social Security number, checked by hand with the publisher",
    "identity": "A document that shows who it is",
    "asked": "The practitioner was asked",
    COPY: "A copy of what was looked at",
}
"""What may be looked at, by the word that the record keeps."""


class RulingForm(forms.Form):
    """One ruling."""

    says = forms.ChoiceField(label="They are", choices=SAYS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What tells them apart, or shows that they are one. Part of the record.",
    )
    looked_at = forms.MultipleChoiceField(
        label="What was looked at",
        choices=[(key, title) for key, title in LOOKED_AT.items() if key != COPY],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    showed = forms.CharField(
        label="What it showed",
        max_length=500,
        required=False,
        help_text="Such as the day and the answer. No Social Security number.",
    )
    document = forms.FileField(
        label="A copy of it",
        required=False,
        help_text="PDF or picture. It stays with the ruling and is not in the practitioner's file.",
    )

    def evidence(self, document: int | None) -> list[dict[str, object]]:
        """What was looked at, for the record; ``document`` is the id of the stored copy."""
        more = {"document": document} if document else {}
        kinds = self.cleaned_data["looked_at"] or ([COPY] if document else [])
        seen = [{"kind": kind, "words": ""} for kind in kinds]
        if seen:
            seen[0] |= {"words": self.cleaned_data["showed"], **more}
        return seen

    def clean(self) -> dict:
        given = super().clean()
        if given.get("showed") and not given.get("looked_at"):
            self.add_error("looked_at", "Say what was looked at that showed it.")
        return given
