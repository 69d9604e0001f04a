"""The addresses of cases and of their clocks."""

from django.urls import path

from credenza.office.concerns.views import cases, clocks, home, readers, work

urlpatterns = [
    path("practitioners/<int:pk>/concerns/", home.of_file, name="practitioner-concerns"),
    path("concerns/clocks/", clocks.clocks, name="concern-clocks"),
    path("concerns/cases/<int:pk>/", cases.case, name="case"),
    path("concerns/cases/<int:pk>/timeline/", cases.timeline, name="case-timeline"),
    path("concerns/cases/<int:pk>/paper/", cases.paper, name="case-paper"),
    path("concerns/cases/<int:pk>/triage/", cases.triage, name="case-triage"),
    path("concerns/cases/<int:pk>/review/", cases.begin_review, name="case-begin-review"),
    path("concerns/cases/<int:pk>/outcome/", cases.decide, name="case-decide"),
    path("concerns/cases/<int:pk>/close/", cases.close, name="case-close"),
    path("concerns/cases/<int:pk>/reopen/", cases.reopen, name="case-reopen"),
    path("concerns/cases/<int:pk>/owner/", cases.give, name="case-give"),
    path("concerns/cases/<int:pk>/happened/", cases.mark, name="case-mark"),
    path("concerns/cases/<int:pk>/link/", cases.link, name="case-link"),
    path("concerns/cases/<int:pk>/people/", work.people, name="case-people"),
    path("concerns/cases/<int:pk>/people/add/", work.add, name="case-person-add"),
    path("concerns/cases/<int:pk>/people/remove/", work.remove, name="case-person-remove"),
    path("concerns/cases/<int:pk>/work/", work.work, name="case-work"),
    path("concerns/cases/<int:pk>/work/interview/", work.interview, name="case-interview"),
    path("concerns/cases/<int:pk>/work/document/", work.evidence, name="case-evidence"),
    path("concerns/cases/<int:pk>/work/note/", work.note, name="case-note"),
    path("concerns/cases/<int:pk>/work/task/", work.task, name="case-task"),
    path("concerns/cases/<int:pk>/work/done/", work.done, name="case-task-done"),
    path(
        "concerns/cases/<int:pk>/documents/<int:document_id>/",
        work.document,
        name="case-document",
    ),
    path("concerns/cases/<int:pk>/readers/", readers.readers, name="case-readers"),
    path("concerns/cases/<int:pk>/readers/name/", readers.name, name="case-name"),
    path("concerns/cases/<int:pk>/readers/end/", readers.end, name="case-end-naming"),
]
