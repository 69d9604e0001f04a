from django.urls import path

from credenza.office.concerns import action_urls, case_urls, intake_urls, trend_urls
from credenza.office.concerns.views import home

urlpatterns = [
    path("concerns/", home.concerns, name="concerns"),
    *action_urls.urlpatterns,
    *case_urls.urlpatterns,
    *intake_urls.urlpatterns,
    *trend_urls.urlpatterns,
]
