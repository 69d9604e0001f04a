from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "credenza.office.meetings"
    label = "meetings"
