from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "credenza.office.monitoring"
    label = "monitoring"
