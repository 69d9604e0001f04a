from django.urls import path

from credenza.office.meetings.views import (
    agenda,
    committees,
    docket,
    home,
    meetings,
    packets,
    papers,
    reading,
)

COMMITTEES = "meetings/committees/"
COMMITTEE = f"{COMMITTEES}<int:pk>/"
MEETING = "meetings/<int:pk>/"
PACKET = f"{MEETING}packet/"
AGENDA = f"{MEETING}agenda/"
ITEM = f"{AGENDA}<int:item>/"

urlpatterns = [
    path("meetings/", home.meetings, name="meetings"),
    path(COMMITTEES, committees.committees, name="committees"),
    path(COMMITTEE, committees.committee, name="committee"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{COMMITTEE}docket/", docket.docket, name="committee-docket"),
    path(f"{COMMITTEE}docket/place/", docket.place, name="docket-place"),
    path(AGENDA, agenda.agenda, name="meeting-agenda"),
    path(f"{AGENDA}build/", agenda.build, name="agenda-build"),
    path(f"{AGENDA}add/", agenda.add, name="agenda-add"),
    path(ITEM, agenda.item, name="agenda-item"),
    path(f"{ITEM}move/", agenda.move, name="agenda-move"),
    path(f"{ITEM}matter/", agenda.matter, name="agenda-matter"),
    path(f"{ITEM}<slug:verb>/", agenda.step, name="agenda-step"),
    path(PACKET, packets.packet, name="meeting-packet"),
    path(f"{PACKET}release/", packets.release, name="meeting-packet-release"),
    path(f"{PACKET}recall/", packets.recall, name="meeting-packet-recall"),
    path(f"{PACKET}preview/<int:seat_id>/", packets.preview, name="meeting-packet-preview"),
    path(f"{PACKET}copies/<int:seat_id>/", packets.copy, name="meeting-packet-copy"),
    path(f"{PACKET}items/<int:item_id>/enclose/", papers.enclose, name="meeting-enclose"),
    path(f"{PACKET}papers/<int:enclosure_id>/take-out/", papers.take_out, name="meeting-take-out"),
    path(f"{PACKET}read/", reading.reader, name="meeting-packet-read"),
    path(f"{PACKET}read/pdf/", reading.pdf, name="meeting-packet-pdf"),
    path(f"{PACKET}read/pages/<int:number>.png", reading.page, name="meeting-packet-page"),
    path(f"{PACKET}read/notes/<int:item_id>/", reading.note, name="meeting-packet-note"),
]
