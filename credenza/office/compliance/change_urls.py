"""Addresses of why, what if, and changes of the rules; a part of the room's own."""

from django.urls import path

from credenza.office.compliance.views import whatif, why

urlpatterns = [
    path("practitioners/<int:pk>/why/", why.why, name="why"),
    path("standards/what-if/", whatif.what_if, name="what-if"),
    path("standards/what-if/adopt/", whatif.adopt, name="what-if-adopt"),
    path("standards/limits/", whatif.own_limits, name="own-limits"),
]
