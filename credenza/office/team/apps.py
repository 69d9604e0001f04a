from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "credenza.office.team"
    label = "team"
