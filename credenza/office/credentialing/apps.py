from django.apps import AppConfig


class CredentialingConfig(AppConfig):
    name = "credenza.office.credentialing"
    label = "credentialing"
