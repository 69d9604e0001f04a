"""What is typed about a committee's charter: the whole of it, from a day on."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from django import forms

from credenza.core.committees.charter import (
    CONFIDENTIALITY,
    MAJORITIES,
    ON_HOLIDAY,
    Charter,
    QuorumRule,
    SeatPlan,
    StandingItem,
)
from credenza.core.committees.recurrence import check_rule
from credenza.core.committees.seats import SEATS
from credenza.office.meetings.forms.seats import day_field

EACH_MEETING = 5
LONGEST = 600
FLAGS = ("above", "physicians")
RULE = ("share", "at_least", *FLAGS)
SEPARATOR = "|"


def _lines(label: str, help_text: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 8})
    return forms.CharField(
        label=label,
        widget=widget,
        required=False,
        max_length=4000,
        help_text=help_text,
        strip=False,  # or the numbers of lines in what is told would be wrong
    )


class CharterForm(forms.Form):
    """A charter as it is written; ``charter`` gives the core's shape of it."""

    effective_on = day_field("In force from", help_text="Earlier meetings keep theirs")
    citation = forms.CharField(
        label="Written in", max_length=200, help_text="The passage of the bylaws or the manual"
    )
    purpose = forms.CharField(
        label="Purpose", max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    recurrence = forms.CharField(
        label="Meets by the rule",
        max_length=120,
        required=False,
        help_text="RFC 5545: FREQ=MONTHLY;BYDAY=1TU is every first Tuesday. Empty: as called",
    )
    starts = forms.TimeField(label="At", widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label="For minutes", min_value=10, max_value=LONGEST)
    on_holiday = forms.ChoiceField(label="On a holiday", choices=list(ON_HOLIDAY.items()))
    place = forms.CharField(label="Usual room", max_length=200, required=False)
    share = forms.CharField(
        label="Quorum: share of the voting members",
        max_length=9,
        help_text="A fraction such as 1/2; 0 where a number alone counts",
    )
    at_least = forms.IntegerField(label="And at least", min_value=1, max_value=100)
    above = forms.BooleanField(label="More than that share, not the share itself", required=False)
    physicians = forms.BooleanField(label="Most of those present are physicians", required=False)
    recusal_leaves_quorum = forms.BooleanField(
        label="Recused members leave the quorum", required=False
    )
    majority = forms.ChoiceField(label="A motion passes by", choices=list(MAJORITIES.items()))
    evote = forms.BooleanField(label="Votes between meetings are allowed", required=False)
    secret_on_request = forms.BooleanField(
        label="Votes are secret when a member asks", required=False
    )
    confidentiality = forms.ChoiceField(label="Who reads", choices=list(CONFIDENTIALITY.items()))
    legend = forms.CharField(label="Legend on its papers", max_length=300)
    attendance_share = forms.IntegerField(
        label="Attendance asked for, per cent", min_value=0, max_value=100, help_text="0: none"
    )
    term_months = forms.IntegerField(
        label="Term of a seat, months", min_value=0, max_value=120, help_text="0: without end"
    )
    notice_days = forms.IntegerField(label="Papers go out, days before", min_value=0, max_value=60)
    standing = _lines(
        "Standing items",
        "One a line: title | minutes | closing, executive (the last where they apply)",
    )
    seats = _lines(
        "Seats",
        "One a line: chair, vice, member, ex_officio or staff | title | how many | physician",
    )

    def __init__(self, *args, base: Charter, **more):
        super().__init__(*args, **more)
        self.base = base

    def clean_recurrence(self) -> str:
        rule = self.cleaned_data["recurrence"]
        try:
            return check_rule(rule) if rule.strip() else ""
        except ValueError as error:
            raise forms.ValidationError(f"This is no rule of days: {error}.") from error

    def clean_share(self) -> Fraction:
        try:
            share = Fraction(self.cleaned_data["share"].strip())
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if not 0 <= share <= 1:
            raise forms.ValidationError("Write a fraction such as 1/2, or 0.")
        return share

    def clean_standing(self) -> tuple[StandingItem, ...]:
        return tuple(_standing(*line) for line in _rows(self.cleaned_data["standing"]))

    def clean_seats(self) -> tuple[SeatPlan, ...]:
        return tuple(_plan(*line) for line in _rows(self.cleaned_data["seats"]))

    @property
    def charter(self) -> Charter:
        """The charter; what is not asked here stays as it was."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "effective_on"}
        rule = QuorumRule(**{name: data.pop(name) for name in RULE})
        return replace(self.base, quorum=rule, **data)


def charter_values(charter: Charter) -> dict:
    """A charter as the form shows it."""
    names = set(CharterForm.base_fields) - {"effective_on", "standing", "seats", *RULE}
    return {name: getattr(charter, name) for name in names} | {
        "share": str(charter.quorum.share),
        **{name: getattr(charter.quorum, name) for name in ("at_least", *FLAGS)},
        "standing": "\n".join(_standing_line(one) for one in charter.standing),
        "seats": "\n".join(_plan_line(one) for one in charter.seats),
    }


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers and their parts."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, [part.strip() for part in line.split(SEPARATOR)]


def _standing(number: int, parts: list[str]) -> StandingItem:
    title, minutes, words, *more = [*parts, "", ""][: max(3, len(parts))]
    marks = {word.strip() for word in words.split(",") if word.strip()}
    if more or not title or len(title) > 120 or not marks <= {"closing", "executive"}:
        raise forms.ValidationError(f"Line {number}: write title | minutes | closing, executive.")
    planned = _number(number, minutes or str(EACH_MEETING), LONGEST)
    return StandingItem(title, planned, "closing" in marks, "executive" in marks)


def _plan(number: int, parts: list[str]) -> SeatPlan:
    kind, title, count, physician, *more = [*parts, "", "", ""][: max(4, len(parts))]
    if more or kind not in SEATS or not title or physician not in ("", "physician"):
        raise forms.ValidationError(
            f"Line {number}: write one of {', '.join(SEATS)} | a title | how many | physician."
        )
    return SeatPlan(kind, title[:120], _number(number, count or "1", 100) or 1, bool(physician))


def _number(line: int, text: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and int(text) <= most):
        raise forms.ValidationError(f"Line {line}: “{text}” is no number up to {most}.")
    return int(text)


def _standing_line(one: StandingItem) -> str:
    marks = [name for name in ("closing", "executive") if getattr(one, name)]
    return f" {SEPARATOR} ".join(filter(None, [one.title, str(one.minutes), ", ".join(marks)]))


def _plan_line(one: SeatPlan) -> str:
    parts = [one.kind, one.title, str(one.count), "physician" if one.physician else ""]
    return f" {SEPARATOR} ".join(filter(None, parts))
