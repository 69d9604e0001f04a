from django.urls import path

from credenza.office.practitioners.views import (
    credentials,
    documents,
    expirables,
    identity,
    roster,
)

urlpatterns = [
    path("practitioners/", roster.practitioners, name="practitioners"),
    path("practitioners/new/", roster.new, name="practitioner-new"),
    path("practitioners/<int:pk>/edit/", identity.edit, name="practitioner-edit"),
    path("practitioners/<int:pk>/names/", identity.names, name="practitioner-names"),
    path("practitioners/<int:pk>/photo/", identity.photo, name="practitioner-photo"),
    path(
        "practitioners/<int:pk>/reveal/<slug:field>/", identity.reveal, name="practitioner-reveal"
    ),
    path(
        "practitioners/<int:pk>/appointments/new/",
        identity.add_appointment,
        name="appointment-new",
    ),
    path(
        "practitioners/<int:pk>/appointments/<int:appointment_id>/",
        identity.edit_appointment,
        name="appointment-edit",
    ),
    path("practitioners/<int:pk>/credentials/new/", credentials.add, name="credential-new"),
    path(
        "practitioners/<int:pk>/credentials/<int:credential_id>/",
        credentials.edit,
        name="credential-edit",
    ),
    path(
        "practitioners/<int:pk>/credentials/<int:credential_id>/verify/",
        credentials.verify,
        name="credential-verify",
    ),
    path(
        "practitioners/<int:pk>/credentials/<int:credential_id>/renew/",
        credentials.renew,
        name="credential-renew",
    ),
    path(
        "practitioners/<int:pk>/credentials/<int:credential_id>/withdraw/",
        credentials.withdraw,
        name="credential-withdraw",
    ),
    path("practitioners/<int:pk>/checks/<slug:kind>/", credentials.check, name="check-record"),
    path("practitioners/<int:pk>/documents/new/", documents.add, name="document-new"),
    path(
        "practitioners/<int:pk>/documents/<int:document_id>/",
        documents.fetch,
        name="document-fetch",
    ),
    path(
        "practitioners/<int:pk>/documents/<int:document_id>/pages/<int:number>.png",
        documents.page,
        name="document-page",
    ),
    path("expirables/", expirables.expirables, name="expirables"),
    path("expirables/calendar/", expirables.calendar, name="expirables-calendar"),
    path("expirables/consequences/", expirables.consequences, name="consequences"),
    path(
        "expirables/consequences/<int:consequence_id>/<slug:decision>/",
        expirables.decide,
        name="consequence-decide",
    ),
]
