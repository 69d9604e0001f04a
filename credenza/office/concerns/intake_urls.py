"""Addresses of intake: the front door without an account, and what the office does beside it."""

from django.urls import path

from credenza.office.concerns.views import (
    coming_back,
    doors,
    front,
    letters,
    mails,
    messages,
    ratings,
    reporting,
    service,
)

urlpatterns = [
    path("tell/", front.doors, name="tell-doors"),
    path("tell/<int:facility>/", front.tell, name="tell"),
    path("tell/back/", coming_back.back, name="tell-back"),
    path("tell/mine/", coming_back.mine, name="tell-mine"),
    path("tell/mine/letters/<int:pk>/", coming_back.letter, name="tell-letter"),
    path("tell/leave/", coming_back.leave, name="tell-leave"),
    path("tell/link/<str:token>/", coming_back.by_link, name="tell-link"),
    path("tell/rate/<str:token>/", ratings.rate, name="tell-rate"),
    path("concerns/service/", service.served, name="concern-service"),
    path("concerns/report/", reporting.colleague, name="concern-report"),
    path("concerns/report/own/", reporting.own, name="own-reports"),
    path("concerns/cases/<int:pk>/messages/", messages.messages, name="case-messages"),
    path("concerns/cases/<int:pk>/messages/key/", messages.new_key, name="case-new-key"),
    path("concerns/cases/<int:pk>/elsewhere/", messages.send_elsewhere, name="case-reroute"),
    path("concerns/cases/<int:pk>/letters/", letters.letters, name="case-letters"),
    path(
        "concerns/cases/<int:pk>/letters/write/<slug:letter_kind>/",
        letters.write,
        name="case-letter-write",
    ),
    path(
        "concerns/cases/<int:pk>/letters/write/<slug:letter_kind>/preview/",
        letters.preview,
        name="case-letter-preview",
    ),
    path(
        "concerns/cases/<int:pk>/letters/<int:letter_id>/<slug:ending>/file/",
        letters.letter,
        name="case-letter",
    ),
    path(
        "concerns/cases/<int:pk>/letters/<int:letter_id>/<slug:way>/",
        letters.go,
        name="case-letter-go",
    ),
    path("concerns/mails/", mails.mails, name="concern-mails"),
    path("concerns/mails/<int:pk>/", mails.take, name="concern-mail"),
    path("concerns/mails/<int:pk>/aside/", mails.lay_aside, name="concern-mail-aside"),
    path("concerns/doors/", doors.doors, name="concern-doors"),
    path("concerns/doors/<int:facility>/", doors.change, name="concern-door"),
    path("concerns/doors/<int:facility>/poster/", doors.poster, name="concern-poster"),
    path("concerns/telephone/", reporting.telephone, name="concern-telephone"),
]
