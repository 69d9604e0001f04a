from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "credenza.office.documents"
    label = "documents"
