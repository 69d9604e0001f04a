from django.urls import include, path

from credenza.config.health import healthz
from credenza.office.team.rights import public

urlpatterns = [
    path("healthz", public(healthz), name="healthz"),
    path("", include("credenza.office.team.urls")),
    path("", include("credenza.office.practitioners.urls")),
    path("", include("credenza.office.correspondence.urls")),
    path("", include("credenza.office.privileging.urls")),
    path("", include("credenza.office.credentialing.urls")),
    path("", include("credenza.office.concerns.urls")),
    path("", include("credenza.office.meetings.urls")),
    path("", include("credenza.office.monitoring.urls")),
    path("", include("credenza.office.compliance.urls")),
    path("", include("credenza.office.exchange.urls")),
    path("", include("credenza.office.desk.urls")),
]

handler403 = "credenza.office.team.rights.forbidden"
