from django.urls import path

from credenza.office.credentialing.views import reference_form

urlpatterns = [
    path("reference/<str:token>/", reference_form.form, name="reference"),
    path("reference/<str:token>/save/", reference_form.save, name="reference-save"),
    path("reference/<str:token>/decline/", reference_form.decline, name="reference-decline"),
    path("reference/<str:token>/forward/", reference_form.forward, name="reference-forward"),
    path("reference/<str:token>/copy/", reference_form.copy, name="reference-copy"),
    path("reference/<str:token>/renew/", reference_form.renew, name="reference-renew"),
]
