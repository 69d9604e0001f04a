"""Addresses of policies; a part of the room's own."""

from django.urls import path

from credenza.office.compliance.views import ballots, policies, policy_files, policy_versions

urlpatterns = [
    path("policies/", policies.policies, name="policies"),
    path("policies/new/", policies.new, name="policy-new"),
    path("policies/<int:pk>/", policies.policy, name="policy"),
    path("policies/<int:pk>/edit/", policies.edit, name="policy-edit"),
    path("policies/<int:pk>/review/", policies.review, name="policy-review"),
    path("policies/<int:pk>/retire/", policies.retire, name="policy-retire"),
    path("policies/<int:pk>/write/", policy_versions.write, name="policy-write"),
    path("policies/<int:pk>/versions/", policies.versions, name="policy-versions"),
    path("policies/<int:pk>/beside/", policy_versions.beside, name="policy-beside"),
    path("policies/versions/<int:pk>/", policy_versions.version, name="policy-version"),
    path(
        "policies/versions/<int:pk>/step/<slug:verb>/",
        policy_versions.step,
        name="policy-version-step",
    ),
    path("policies/versions/<int:pk>/approve/", policy_versions.approve, name="policy-approve"),
    path("policies/versions/<int:pk>/ballot/", ballots.open_ballot, name="policy-ballot"),
    path("policies/ballots/<int:pk>/vote/", ballots.vote, name="ballot-vote"),
    path("policies/versions/<int:pk>/pdf/", policy_files.pdf, name="policy-pdf"),
    path("policies/versions/<int:pk>/original/", policy_files.original, name="policy-original"),
    path("policies/redline/<int:old>/<int:new>/", policy_versions.compare, name="policy-redline"),
    path(
        "policies/redline/<int:old>/<int:new>/docx/",
        policy_files.compared_docx,
        name="policy-redline-docx",
    ),
    path(
        "policies/redline/<int:old>/<int:new>/pdf/",
        policy_files.compared_pdf,
        name="policy-redline-pdf",
    ),
]
