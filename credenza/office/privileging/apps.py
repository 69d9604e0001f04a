from django.apps import AppConfig


class PrivilegingConfig(AppConfig):
    name = "credenza.office.privileging"
    label = "privileging"
