from django.urls import path

from credenza.office.meetings.views import (
    agenda,
    committees,
    docket,
    following,
    followups,
    home,
    meetings,
    minutes,
    minutes_files,
    packets,
    papers,
    planning,
    reading,
    search,
    seats,
    session,
    session_acts,
)

COMMITTEES = "meetings/committees/"
COMMITTEE = f"{COMMITTEES}<int:pk>/"
MEETING = "meetings/<int:pk>/"
PACKET = f"{MEETING}packet/"
MINUTES = f"{MEETING}minutes/"
AGENDA = f"{MEETING}agenda/"
ITEM = f"{AGENDA}<int:item>/"
SESSION = f"{MEETING}session/"
FOLLOWING = f"{MEETING}following/"
FOLLOW_UP = "meetings/follow-up/"

urlpatterns = [
    path("meetings/", home.meetings, name="meetings"),
    path(COMMITTEES, committees.committees, name="committees"),
    path(f"{COMMITTEES}new/", committees.new, name="committee-new"),
    path(COMMITTEE, committees.committee, name="committee"),
    path(f"{COMMITTEE}seats/new/", seats.give, name="seat-give"),
    path(f"{COMMITTEE}seats/<int:seat_id>/", seats.change, name="seat"),
    path(f"{COMMITTEE}seats/<int:seat_id>/end/", seats.end, name="seat-end"),
    path(f"{COMMITTEE}seats/<int:seat_id>/take-back/", seats.take_back, name="seat-take-back"),
    path(f"{COMMITTEE}plan/", planning.plan, name="meeting-plan"),
    path(f"{COMMITTEE}plan-year/", planning.plan_year, name="meeting-plan-year"),
    path("meetings/planner/", planning.planner, name="meetings-planner"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}move/", planning.move, name="meeting-move"),
    path(f"{MEETING}cancel/", planning.cancel, name="meeting-cancel"),
    path(f"{COMMITTEE}docket/", docket.docket, name="committee-docket"),
    path(f"{COMMITTEE}docket/place/", docket.place, name="docket-place"),
    path(AGENDA, agenda.agenda, name="meeting-agenda"),
    path(f"{AGENDA}build/", agenda.build, name="agenda-build"),
    path(f"{AGENDA}add/", agenda.add, name="agenda-add"),
    path(ITEM, agenda.item, name="agenda-item"),
    path(f"{ITEM}move/", agenda.move, name="agenda-move"),
    path(f"{ITEM}matter/", agenda.matter, name="agenda-matter"),
    path(f"{ITEM}<slug:verb>/", agenda.step, name="agenda-step"),
    path(FOLLOWING, following.following, name="meeting-following"),
    path(f"{FOLLOWING}all/", following.carry_out_all, name="follow-all"),
    path(f"{FOLLOWING}<int:item>/", following.carry_out, name="follow-item"),
    path(f"{FOLLOWING}<int:item>/give/", following.give, name="follow-give"),
    path("meetings/search/", search.find, name="minutes-search"),
    path(FOLLOW_UP, followups.followups, name="followups"),
    path(f"{COMMITTEE}follow-up/", followups.new, name="followup-new"),
    path(f"{FOLLOW_UP}<int:pk>/", followups.followup, name="followup"),
    path(f"{FOLLOW_UP}<int:pk>/<slug:verb>/", followups.step, name="followup-step"),
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
    path(MINUTES, minutes.minutes, name="meeting-minutes"),
    path(f"{MINUTES}sections/<slug:key>/", minutes.write, name="meeting-minutes-write"),
    path(f"{MINUTES}propose/", minutes.propose, name="meeting-minutes-propose"),
    path(f"{MINUTES}take-back/", minutes.take_back, name="meeting-minutes-take-back"),
    path(f"{MINUTES}seal/", minutes.seal, name="meeting-minutes-seal"),
    path(f"{MINUTES}addenda/", minutes.addendum, name="meeting-minutes-addendum"),
    path(f"{MINUTES}pdf/", minutes_files.pdf, name="meeting-minutes-pdf"),
    path(f"{MINUTES}docx/", minutes_files.docx, name="meeting-minutes-docx"),
    path(SESSION, session.session, name="meeting-session"),
    path(f"{SESSION}board/", session.board, name="meeting-session-board"),
    path(f"{SESSION}<slug:verb>/", session_acts.act, name="meeting-session-act"),
]
