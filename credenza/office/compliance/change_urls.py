"""Addresses of why, what if, changes of the rules, and integrity; a part of the room's own."""

from django.urls import path

from credenza.office.compliance.views import editions, integrity, whatif, why

urlpatterns = [
    path("practitioners/<int:pk>/why/", why.why, name="why"),
    path("standards/what-if/", whatif.what_if, name="what-if"),
    path("standards/what-if/adopt/", whatif.adopt, name="what-if-adopt"),
    path("standards/limits/", whatif.own_limits, name="own-limits"),
    path("standards/changes/", editions.editions, name="editions"),
    path("standards/changes/receive/", editions.receive, name="edition-receive"),
    path("standards/changes/<int:pk>/", editions.edition, name="edition"),
    path("standards/changes/<int:pk>/adopt/", editions.adopt, name="edition-adopt"),
    path("standards/adoptions/<int:pk>/withdraw/", editions.withdraw, name="edition-withdraw"),
    path("standards/integrity/", integrity.signs, name="integrity"),
    path("standards/integrity/look/", integrity.look, name="integrity-look"),
    path("standards/integrity/<int:pk>/", integrity.sign, name="integrity-sign"),
    path("standards/integrity/audits/", integrity.audits, name="integrity-audits"),
    path("standards/integrity/lessons/", integrity.lessons, name="integrity-lessons"),
]
