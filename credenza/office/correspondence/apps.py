from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "credenza.office.correspondence"
    label = "correspondence"
