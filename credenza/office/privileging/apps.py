from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PrivilegingConfig(AppConfig):
    name = "credenza.office.privileging"
    label = "privileging"

    def ready(self) -> None:
        from credenza.office.privileging import apart

        post_migrate.connect(apart.install, sender=self)
