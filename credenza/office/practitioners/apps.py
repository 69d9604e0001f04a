from django.apps import AppConfig


class PractitionersConfig(AppConfig):
    name = "credenza.office.practitioners"
    label = "practitioners"
