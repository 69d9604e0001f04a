"""Addresses of trends, of how much was done, and of what concerns say elsewhere."""

from django.urls import path

from credenza.office.concerns.views import exposures, trends

urlpatterns = [
    path("concerns/trends/", trends.trends, name="concern-trends"),
    path("concerns/exposures/", exposures.exposures, name="concern-exposures"),
    path("concerns/exposures/take/", exposures.take_list, name="concern-exposures-take"),
]
