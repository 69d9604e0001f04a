from django.urls import path

from credenza.office.monitoring import views

urlpatterns = [
    path("expirables/notices/", views.sent, name="notices"),
    path("expirables/notices/remind/", views.remind, name="notices-remind"),
]
