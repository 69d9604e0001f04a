from django.urls import path

from credenza.office.monitoring.views import notices

urlpatterns = [
    path("expirables/notices/", notices.sent, name="notices"),
    path("expirables/notices/remind/", notices.remind, name="notices-remind"),
]
