from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "credenza.office.desk"
    label = "desk"
