"""The filters of the board; what does not read is ignored."""

from django import forms

from credenza.office.team.asked import LONGEST

MOST = 10**LONGEST


class BoardForm(forms.Form):
    """By what the board is narrowed."""

    q = forms.CharField(required=False, max_length=100)
    kind = forms.CharField(required=False, max_length=40)
    facility = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    department = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    specialty = forms.CharField(required=False, max_length=120)
    assigned = forms.CharField(required=False, max_length=20)
    cohort = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    late = forms.BooleanField(required=False)

    def filters(self) -> dict[str, object]:
        """What was asked for and reads."""
        self.is_valid()
        found = dict(self.cleaned_data)
        assigned = found.get("assigned", "")
        if assigned not in ("me", "nobody"):
            number = assigned if assigned.isascii() and assigned.isdigit() else ""
            found["assigned"] = int(number) if number and len(number) <= LONGEST else ""
        return {key: value for key, value in found.items() if value}
