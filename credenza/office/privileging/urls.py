from django.urls import path

from credenza.office.privileging.views import evaluations, file, forms, requests, standing
from credenza.office.privileging.views.may import asking, links, offline

urlpatterns = [
    path("may/", asking.ask, name="may"),
    path("may/links/", links.links, name="may-links"),
    path("may/links/choices/", links.choices, name="may-choices"),
    path("may/links/<int:pk>/withdraw/", links.withdraw, name="may-link-withdraw"),
    path("may/with/<str:token>/", links.take, name="may-device"),
    path("may/copy.json", offline.copy, name="may-copy"),
    path("may/shell/", offline.shell, name="may-shell"),
    path("may/worker.js", offline.worker, name="may-worker"),
    path("may/app.webmanifest", offline.manifest, name="may-manifest"),
    path("practitioners/<int:pk>/privileges/", file.privileges, name="practitioner-privileges"),
    path("practitioners/<int:pk>/privileges/compare/", file.compare, name="practitioner-compared"),
    path(
        "practitioners/<int:pk>/privileges/change/", file.change, name="practitioner-grants-change"
    ),
    path("practitioners/<int:pk>/privileges/new/", requests.new, name="privilege-request-new"),
    path("privileges/", requests.listed, name="privileges"),
    path("privileges/ending/", standing.ending_soon, name="privileges-ending"),
    path("privileges/requests/<int:pk>/", requests.one, name="privilege-request"),
    path("privileges/requests/<int:pk>/ask/", requests.ask, name="privilege-ask"),
    path("privileges/requests/<int:pk>/return/", requests.give_back, name="privilege-return"),
    path("privileges/requests/<int:pk>/withdraw/", requests.withdraw, name="privilege-withdraw"),
    path("privileges/requests/<int:pk>/recommend/", requests.recommend, name="privilege-recommend"),
    path("privileges/requests/<int:pk>/decide/", requests.decide, name="privilege-decide"),
    path("privileges/forms/", forms.library, name="privilege-forms"),
    path("privileges/forms/adopt/", forms.adopt, name="privilege-forms-adopt"),
    path("privileges/forms/<int:pk>/", forms.version, name="privilege-form"),
    path("privileges/forms/<int:pk>/changes/", forms.changes, name="privilege-form-changes"),
    path("privileges/forms/<int:pk>/draft/", forms.draft, name="privilege-form-draft"),
    path("privileges/forms/<int:pk>/step/<slug:verb>/", forms.step, name="privilege-form-step"),
    path("privileges/forms/<int:pk>/items/<str:key>/", forms.item, name="privilege-form-item"),
    path(
        "privileges/forms/<int:pk>/items/<str:key>/retire/",
        forms.drop_item,
        name="privilege-form-retire",
    ),
    path("privileges/evaluations/", evaluations.listed, name="evaluations"),
    path("privileges/evaluations/<int:pk>/", evaluations.one, name="evaluation"),
    path("privileges/evaluations/<int:pk>/assign/", evaluations.assign, name="evaluation-assign"),
    path("privileges/evaluations/<int:pk>/case/", evaluations.record, name="evaluation-case"),
    path(
        "privileges/evaluations/<int:pk>/conclude/",
        evaluations.conclude,
        name="evaluation-conclude",
    ),
]
