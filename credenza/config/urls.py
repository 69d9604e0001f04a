from django.urls import path

from credenza.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
