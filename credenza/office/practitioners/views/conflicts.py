"""Two people edited one record: the second sees both versions and chooses."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.actions.files import SEALED
from credenza.office.practitioners.models import Practitioner


def show_conflict(
    request: HttpRequest,
    conflict: Conflict,
    values: Mapping[str, object],
    person: Practitioner,
) -> HttpResponse:
    """409 with what is stored now beside what was typed; sealed values are left out."""
    current = conflict.current
    names = {field.name: field.verbose_name for field in current._meta.fields}
    both = [
        (names[key], getattr(current, key), typed) for key, typed in values.items() if key in names
    ]
    return show_both(request, both, person, current.version)


def show_both(
    request: HttpRequest,
    both: Iterable[tuple[str, object, object]],
    person: Practitioner,
    version: int,
) -> HttpResponse:
    """The same, told what is stored and what was typed under each name."""
    typed = [
        (key, value)
        for key, one in request.POST.lists()
        for value in one
        if key not in ("version", "csrfmiddlewaretoken", *SEALED)
    ]
    context = {
        "person": person,
        "differing": [
            {"name": name, "now": now, "typed": mine} for name, now, mine in both if now != mine
        ],
        "typed": typed,
        "left_out": any(request.POST.get(key) for key in SEALED),
        "version": version,
    }
    return render(request, "practitioners/conflict.html", context, status=409)
