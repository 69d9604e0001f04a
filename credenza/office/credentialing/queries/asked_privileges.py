"""The privileges that an application asks for, as they are signed."""

from credenza.core.privileges.recommending import ASKED
from credenza.office.credentialing.models import Application


def asked_lines(application: Application) -> list[dict[str, object]]:
    """Each item that was answered, by form and item; how criteria stand is no part of it."""
    request = application.privilege_request
    if request is None:
        return []
    forms = [
        (one.form_version.content, one.form_version.pk)
        for one in request.forms.select_related("form_version")
    ]
    titles = {
        item["key"]: (content["title"], item["title"], version)
        for content, version in forms
        for item in (content["core"], *content["special"])
    }
    return [_line(one, titles) for one in request.lines.order_by("item", "id")]


def asks_for_some(application: Application) -> bool:
    """Whether at least one item is asked for."""
    request = application.privilege_request
    return bool(request) and request.lines.filter(answer=ASKED).exists()


def _line(line, titles: dict[str, tuple[str, str, int]]) -> dict[str, object]:
    form, title, version = titles.get(line.item, ("", line.item, 0))
    return {
        "form": form,
        "version": version,
        "item": line.item,
        "title": title,
        "answer": line.answer,
        "without": sorted(line.without),
        "cases": line.cases,
        "months": line.months,
        "place": line.place,
        "note": line.note,
    }
