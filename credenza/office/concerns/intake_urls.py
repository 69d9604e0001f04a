"""Addresses of intake: the front door without an account, and what the office does beside it."""

from django.urls import path

from credenza.office.concerns.views import coming_back, front, reporting

urlpatterns = [
    path("tell/", front.doors, name="tell-doors"),
    path("tell/<int:facility>/", front.tell, name="tell"),
    path("tell/back/", coming_back.back, name="tell-back"),
    path("tell/mine/", coming_back.mine, name="tell-mine"),
    path("tell/mine/letters/<int:pk>/", coming_back.letter, name="tell-letter"),
    path("tell/leave/", coming_back.leave, name="tell-leave"),
    path("tell/link/<str:token>/", coming_back.by_link, name="tell-link"),
    path("concerns/report/", reporting.colleague, name="concern-report"),
    path("concerns/report/own/", reporting.own, name="own-reports"),
    path("concerns/telephone/", reporting.telephone, name="concern-telephone"),
]
