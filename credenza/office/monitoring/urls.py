from django.urls import path

from credenza.office.monitoring.views import duties, matches, month, notices, screening

urlpatterns = [
    path("expirables/notices/", notices.sent, name="notices"),
    path("expirables/notices/remind/", notices.remind, name="notices-remind"),
    path("screening/", screening.home, name="screening"),
    path("screening/now/", screening.now, name="screen-now"),
    path("screening/matches/<int:pk>/", matches.match, name="match"),
    path("screening/matches/<int:pk>/agree/", matches.second, name="match-agree"),
    path("screening/matches/rule/", matches.many, name="matches-rule"),
    path("screening/duties/", duties.duties, name="duties"),
    path("screening/duties/<int:pk>/<slug:decision>/", duties.decide, name="duty-decide"),
    path("screening/runs/", screening.runs, name="screening-runs"),
    path("screening/run/", screening.run, name="screening-run"),
    path("screening/month/", month.month, name="screening-report"),
    path("screening/month/pdf/", month.pdf, name="screening-report-pdf"),
    path("practitioners/<int:pk>/screening/", screening.of_file, name="practitioner-screening"),
]
