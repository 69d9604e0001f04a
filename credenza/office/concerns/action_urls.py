"""Addresses of responses to conduct and of corrective action."""

from django.urls import path

from credenza.office.concerns.views import answering, corrective, reports, responses

urlpatterns = [
    path("concerns/cases/<int:pk>/response/", responses.response, name="case-response"),
    path("concerns/cases/<int:pk>/response/decide/", responses.decide, name="case-response-decide"),
    path(
        "concerns/cases/<int:pk>/response/<int:response_id>/<slug:verb>/",
        responses.step,
        name="case-response-step",
    ),
    path("concerns/tiers/", responses.numbers, name="conduct-thresholds"),
    path("concerns/actions/", corrective.actions, name="corrective-actions"),
    path("concerns/actions/new/<slug:kind>/", corrective.open_one, name="corrective-open"),
    path("concerns/actions/<int:pk>/", corrective.action, name="corrective-action"),
    path("concerns/actions/<int:pk>/do/<slug:verb>/", corrective.step, name="corrective-step"),
    path(
        "concerns/actions/<int:pk>/hearing/<slug:verb>/",
        corrective.hearing_step,
        name="fair-hearing-step",
    ),
    path(
        "concerns/actions/<int:pk>/notices/<int:paper_id>/",
        reports.notice,
        name="corrective-notice",
    ),
    path("concerns/actions/<int:pk>/notices/", reports.notice_gone, name="corrective-notice-gone"),
    path(
        "concerns/actions/<int:pk>/reports/<slug:rule>/", reports.report, name="corrective-report"
    ),
    path(
        "concerns/actions/<int:pk>/reports/<slug:rule>/paper/",
        reports.paper,
        name="corrective-report-paper",
    ),
    path(
        "concerns/actions/<int:pk>/reports/<slug:rule>/decide/<slug:verb>/",
        reports.decide,
        name="corrective-report-decide",
    ),
    path("answer/<str:token>/", answering.by_link, name="conduct-answer"),
    path("my/questions/", answering.own, name="own-questions"),
    path("my/questions/<int:pk>/", answering.own_answer, name="own-question"),
]
