"""A day in a form, and what a form takes but never shows."""

from django import forms


class Day(forms.DateInput):
    """A day, picked or typed."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class NotShownBack:
    """Before a widget: what was typed is neither sent back to a page nor kept by the browser."""

    def __init__(self):
        super().__init__(attrs={"autocomplete": "off", "data-sensitive": ""})

    def format_value(self, value: object) -> None:
        """Nothing, whatever was typed."""


class SealedText(NotShownBack, forms.TextInput):
    """A number that is stored sealed."""


class SealedDay(NotShownBack, Day):
    """A day that is stored sealed."""
