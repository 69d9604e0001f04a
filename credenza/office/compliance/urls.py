from django.urls import path

from credenza.office.compliance.views import home

urlpatterns = [
    path("standards/", home.standards, name="standards"),
]
