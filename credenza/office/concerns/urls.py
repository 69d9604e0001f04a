from django.urls import path

from credenza.office.concerns.views import home

urlpatterns = [
    path("concerns/", home.concerns, name="concerns"),
]
