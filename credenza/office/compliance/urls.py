from credenza.office.compliance import (
    attestation_urls,
    change_urls,
    policy_urls,
    readiness_urls,
    survey_urls,
)

urlpatterns = [
    *attestation_urls.urlpatterns,
    *change_urls.urlpatterns,
    *policy_urls.urlpatterns,
    *survey_urls.urlpatterns,
    *readiness_urls.urlpatterns,
]
