from django.urls import path

from credenza.office.compliance import attestation_urls, change_urls, policy_urls, survey_urls
from credenza.office.compliance.views import home

urlpatterns = [
    *attestation_urls.urlpatterns,
    *change_urls.urlpatterns,
    *policy_urls.urlpatterns,
    *survey_urls.urlpatterns,
    path("standards/", home.standards, name="standards"),
]
