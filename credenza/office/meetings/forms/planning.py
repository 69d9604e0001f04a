"""What is typed about when and where a committee meets."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms

from credenza.core.privileges.oncall import instant
from credenza.office.meetings.models import Meeting
from credenza.office.privileging.forms.oncall import WallTime

KINDS = {
    "regular": "Regular meeting",
    "special": "Special meeting",
    "written": "Vote between meetings",
}


class MeetingForm(forms.Form):
    """A meeting, in the times on the wall where the committee is; ``values`` are its columns."""

    title = forms.CharField(label="Title", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=list(KINDS.items()))
    starts = WallTime(label="Begins")
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=600)
    place = forms.CharField(
        label="Where", max_length=200, required=False, help_text="Such as “Board room, 2 West”"
    )
    link = forms.URLField(
        label="To join online", required=False, assume_scheme="https", max_length=200
    )

    def __init__(self, *args, zone: str, evote: bool = True, **more):
        super().__init__(*args, **more)
        self.zone = ZoneInfo(zone)
        if not evote:
            kinds = [(key, title) for key, title in KINDS.items() if key != "written"]
            self.fields["kind"].choices = kinds

    def clean_starts(self) -> datetime:
        try:
            return instant(self.cleaned_data["starts"], self.zone)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def values(self) -> dict:
        """The columns of the meeting."""
        data = dict(self.cleaned_data)
        starts_at = data.pop("starts")
        ends_at = starts_at + timedelta(minutes=data.pop("minutes"))
        return data | {"starts_at": starts_at, "ends_at": ends_at}


class CancelForm(forms.Form):
    """Why a meeting is cancelled; those invited read it."""

    reason = forms.CharField(label="Why", max_length=400)


def meeting_values(meeting: Meeting) -> dict:
    """A meeting as the form shows it."""
    starts = meeting.starts_at.astimezone(ZoneInfo(meeting.committee.facility.zone))
    return {
        "title": meeting.title,
        "kind": meeting.kind,
        "starts": starts.replace(tzinfo=None),
        "minutes": int((meeting.ends_at - meeting.starts_at).total_seconds() // 60),
        "place": meeting.place,
        "link": meeting.link,
    }
