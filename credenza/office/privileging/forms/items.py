"""The editor of one item of a draft: its words, its numbers, what is asked besides."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms

from credenza.core.privileges.forms import Current, Enough, Proctored, Statement
from credenza.core.privileges.written import Data, criterion_read, criterion_written
from credenza.office.practitioners.forms.words import choices
from credenza.packs.loader import credential_kinds, privilege_words

NUMBERS = {
    "least": "Cases",
    "months": "In months",
    "cases": "Proctored cases",
    "within_years": "Completed within years",
    "eligible_years": "Years to be certified",
}
"""What can be changed of a criterion, by its field."""
NEW = {
    "enough": "Cases done",
    "proctored": "Proctored cases",
    "current": "A current credential",
    "statement": "For a person to judge",
}


class ItemForm(forms.Form):
    """Title and words, procedures a line each, and the numbers of each criterion."""

    title = forms.CharField(max_length=120)
    text = forms.CharField(
        label="What it lets somebody do", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    procedures = forms.CharField(
        label="Procedures",
        required=False,
        max_length=20_000,
        help_text="One a line; after a colon, other words people use for it, with commas.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    new = forms.ChoiceField(label="Ask also for", choices=choices(NEW.items()), required=False)
    new_cases = forms.IntegerField(label="Cases", min_value=1, max_value=9999, required=False)
    new_months = forms.IntegerField(label="In months", min_value=1, max_value=120, required=False)
    new_kind = forms.ChoiceField(label="Credential", required=False)
    new_words = forms.CharField(label="In words", max_length=300, required=False)

    def __init__(self, *args, item: Data, version: int, **kwargs):
        super().__init__(*args, initial=_initial(item) | {"version": version}, **kwargs)
        self.item = item
        self.fields["new_kind"].choices = choices(
            (key, one.title) for key, one in credential_kinds().items() if one.expires
        )
        for n, criterion in enumerate(item["criteria"]):
            for name in _numbers(criterion):
                self.fields[f"criterion-{n}-{name}"] = forms.IntegerField(
                    label=NUMBERS[name], min_value=1, max_value=9999, initial=criterion[name]
                )
            self.fields[f"criterion-{n}-drop"] = forms.BooleanField(
                label="Ask for it no more", required=False
            )

    def criteria(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Each criterion's sentence with its fields, for the page."""
        for n, criterion in enumerate(self.item["criteria"]):
            names = [*_numbers(criterion), "drop"]
            yield criterion["says"], [self[f"criterion-{n}-{name}"] for name in names]

    def clean(self):
        data = super().clean()
        needed = {
            "enough": ("new_cases", "new_months"),
            "proctored": ("new_cases",),
            "current": ("new_kind",),
            "statement": ("new_words",),
        }
        for name in needed.get(data.get("new", ""), ()):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, "Needed for what is asked also.")
        return data

    @property
    def changed_item(self) -> Data:
        """The item as it was typed, as ``core.privileges.written`` stores it."""
        data = self.cleaned_data
        return self.item | {
            "title": data["title"],
            "text": data["text"],
            "includes": _procedures(self.item, data["procedures"]),
            "criteria": [*self._kept(), *self._added()],
        }

    def _kept(self) -> Iterator[Data]:
        for n, criterion in enumerate(self.item["criteria"]):
            if self.cleaned_data[f"criterion-{n}-drop"]:
                continue
            names = _numbers(criterion)
            yield _said_anew(
                criterion | {name: self.cleaned_data[f"criterion-{n}-{name}"] for name in names}
            )

    def _added(self) -> Iterator[Data]:
        data = self.cleaned_data
        match data["new"]:
            case "enough":
                yield criterion_written(Enough(data["new_cases"], data["new_months"]))
            case "proctored":
                yield criterion_written(Proctored(data["new_cases"]))
            case "current":
                yield criterion_written(Current((credential_kinds()[data["new_kind"]],)))
            case "statement":
                yield criterion_written(Statement(data["new_words"]))


def new_item(form: str, title: str, taken: set[str]) -> Data:
    """An empty item of a form under a key that none of ``taken`` has."""
    stem = _key(title) or "item"
    key, n = f"{form}.{stem}", 2
    while key in taken:
        key, n = f"{form}.{stem}_{n}", n + 1
    return {"key": key, "title": title, "text": "", "criteria": [], "includes": [], "ages": []}


def _initial(item: Data) -> dict[str, Any]:
    lines = [
        f"{one['title']}: {', '.join(one['words'])}" if one["words"] else one["title"]
        for one in item["includes"]
    ]
    return {"title": item["title"], "text": item["text"], "procedures": "\n".join(lines)}


def _numbers(criterion: Data) -> list[str]:
    return [name for name in NUMBERS if criterion.get(name) is not None]


def _said_anew(criterion: Data) -> Data:
    return criterion_written(criterion_read(criterion, credential_kinds()))


def _procedures(item: Data, typed: str) -> list[Data]:
    """Procedures by line, each once; one that keeps a known title keeps its key."""
    known = {one.title: key for key, one in privilege_words().items()}
    known |= {one["title"]: one["key"] for one in item["includes"]}
    found: dict[str, Data] = {}
    for line in typed.splitlines():
        title, _, words = (part.strip() for part in line.partition(":"))
        if title:
            key = known.get(title) or _key(title)
            said = [word.strip() for word in words.split(",") if word.strip()]
            found.setdefault(key, {"key": key, "title": title, "words": said})
    return list(found.values())


def _key(title: str) -> str:
    """A key made of a title's letters; of the title itself where it has none of ours."""
    return re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:60] or title[:60]
