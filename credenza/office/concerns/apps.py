from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "credenza.office.concerns"
    label = "concerns"
