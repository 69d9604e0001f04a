from django.urls import path

from credenza.office.meetings.views import committees, home, meetings

COMMITTEES = "meetings/committees/"
COMMITTEE = f"{COMMITTEES}<int:pk>/"
MEETING = "meetings/<int:pk>/"

urlpatterns = [
    path("meetings/", home.meetings, name="meetings"),
    path(COMMITTEES, committees.committees, name="committees"),
    path(COMMITTEE, committees.committee, name="committee"),
    path(MEETING, meetings.meeting, name="meeting"),
]
