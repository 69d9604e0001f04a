from django.urls import path

from credenza.office.credentialing.views import reference_answer, reference_form, references

urlpatterns = [
    path("applications/<int:pk>/references/", references.of_one, name="application-references"),
    path("applications/<int:pk>/references/new/", references.new, name="reference-new"),
    path("applications/<int:pk>/references/take/", references.take, name="references-take"),
    path("applications/<int:pk>/references/ask/", references.ask, name="references-ask"),
    path("references/", references.outstanding_ones, name="references"),
    path("references/remind/", references.remind_picked, name="references-remind"),
    path("references/<int:pk>/", reference_answer.see, name="reference-see"),
    path("references/<int:pk>/edit/", references.edit, name="reference-edit"),
    path("references/<int:pk>/record/", reference_answer.take_down, name="reference-record"),
    path("references/<int:pk>/paper/", reference_answer.paper, name="reference-paper"),
    path("references/<int:pk>/<slug:verb>/", references.act, name="reference-act"),
    path("reference/<str:token>/", reference_form.form, name="reference"),
    path("reference/<str:token>/save/", reference_form.save, name="reference-save"),
    path("reference/<str:token>/decline/", reference_form.decline, name="reference-decline"),
    path("reference/<str:token>/forward/", reference_form.forward, name="reference-forward"),
    path("reference/<str:token>/copy/", reference_form.copy, name="reference-copy"),
    path("reference/<str:token>/renew/", reference_form.renew, name="reference-renew"),
]
