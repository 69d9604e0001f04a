"""Addresses of readiness: the wall, a standard, its files, what was shown, and the forecast."""

from django.urls import path

from credenza.office.compliance.views import forecast, home, proofs, standard, standard_files

urlpatterns = [
    path("standards/", home.standards, name="standards"),
    path("standards/forecast/", forecast.forecast, name="standards-forecast"),
    path("standards/count/", forecast.count, name="standards-count"),
    path("standards/of/<str:rule>/", standard.standard, name="standard"),
    path("standards/of/<str:rule>/files/", standard_files.files, name="standard-files"),
    path("standards/of/<str:rule>/show/", proofs.show, name="standard-show"),
    path("standards/proofs/<int:pk>/withdraw/", proofs.withdraw, name="proof-withdraw"),
    path("standards/proofs/<int:pk>/document/", proofs.document, name="proof-document"),
]
