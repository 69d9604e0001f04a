"""Addresses of what is to be read and signed; a part of the room's own."""

from django.urls import path

from credenza.office.compliance.views import campaigns, orientation, to_sign

urlpatterns = [
    path("policies/to-sign/", to_sign.papers, name="to-sign"),
    path("policies/to-sign/<int:pk>/", to_sign.paper, name="to-sign-paper"),
    path("policies/to-sign/<int:pk>/copy/", to_sign.copy, name="to-sign-copy"),
    path("policies/campaigns/", campaigns.campaigns, name="campaigns"),
    path("policies/campaigns/at/<int:facility>/", campaigns.new, name="campaign-new"),
    path("policies/campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("policies/campaigns/<int:pk>/xlsx/", campaigns.export, name="campaign-export"),
    path("policies/campaigns/<int:pk>/<slug:verb>/", campaigns.step, name="campaign-step"),
    path("policies/excuse/<int:pk>/", campaigns.excuse, name="attestation-excuse"),
    path("policies/packs/", orientation.packs, name="orientation-packs"),
    path("policies/packs/at/<int:facility>/", orientation.new, name="orientation-pack-new"),
    path("policies/packs/<int:pk>/", orientation.edit, name="orientation-pack"),
    path("policies/packs/<int:pk>/end/", orientation.end, name="orientation-pack-end"),
]
