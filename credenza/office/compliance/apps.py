from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "credenza.office.compliance"
    label = "compliance"
