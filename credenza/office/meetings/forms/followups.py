"""Something to do, as it is typed: what, who and until when."""

from django import forms

from credenza.office.meetings.actions.action_items import Task
from credenza.office.meetings.queries.followups import owners
from credenza.office.practitioners.forms.day import Day

TITLE = 200


class TaskForm(forms.Form):
    """A task in a committee; its owner is chosen among those who sit there, and the office."""

    title = forms.CharField(label="What shall be done", max_length=TITLE)
    owner = forms.ChoiceField(label="By whom")
    due_on = forms.DateField(label="Until", widget=Day)

    def __init__(self, committee, data=None, *, as_of, task=None):
        self.people = owners(committee, as_of, task)
        super().__init__(data, initial=_initial(task))
        self.fields["owner"].choices = [
            ("", "Choose"),
            *(
                (title, [(key, name) for key, (name, _) in group.items()])
                for title, group in self.people
            ),
        ]

    def task(self) -> Task:
        """What was typed, as the act takes it."""
        data = self.cleaned_data
        chosen = {key: row for _, group in self.people for key, (_, row) in group.items()}
        kind, _, _ = data["owner"].partition("-")
        return Task(data["title"], data["due_on"], **{kind: chosen[data["owner"]]})


class ChangeForm(TaskForm):
    """The same for a task that is there; refused where it changed meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What came of it, or why it is dropped or opened again."""

    reason = forms.CharField(max_length=2000, required=False)


def _initial(task) -> dict[str, object]:
    if task is None:
        return {}
    owner = f"seat-{task.seat_id}" if task.seat_id else f"user-{task.user_id}"
    return {"title": task.title, "due_on": task.due_on, "owner": owner, "version": task.version}
