"""Addresses of trends, of how much was done, and of what concerns say elsewhere."""

from django.urls import path

from credenza.office.concerns.views import exposures, feeds, oppe, referrals, trends, weighing

urlpatterns = [
    path("concerns/trends/", trends.trends, name="concern-trends"),
    path("concerns/weighed/", weighing.weighing, name="concern-weighing"),
    path("concerns/exposures/", exposures.exposures, name="concern-exposures"),
    path("concerns/exposures/take/", exposures.take_list, name="concern-exposures-take"),
    path("concerns/policy/", feeds.policy, name="concern-policy"),
    path("concerns/practitioners/<int:pk>/", oppe.oppe, name="concern-oppe"),
    path("concerns/cases/<int:pk>/committees/", referrals.committees, name="case-committees"),
    path("concerns/cases/<int:pk>/committees/ask/", referrals.refer, name="case-refer"),
    path("concerns/cases/<int:pk>/committees/back/", referrals.back, name="case-take-back"),
]
