from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PrivilegingConfig(AppConfig):
    name = "credenza.office.privileging"
    label = "privileging"

    def ready(self) -> None:
        from credenza.office.ledger.actions import ending
        from credenza.office.privileging import apart
        from credenza.office.privileging.following import follow

        post_migrate.connect(apart.install, sender=self)
        ending.connect(follow)
