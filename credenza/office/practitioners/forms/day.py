"""A day in a form."""

from django import forms


class Day(forms.DateInput):
    """A day, picked or typed."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")
