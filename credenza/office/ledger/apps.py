from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class LedgerConfig(AppConfig):
    name = "credenza.office.ledger"
    label = "ledger"

    def ready(self) -> None:
        from credenza.office.ledger import current, triggers

        connection_created.connect(current.register)
        pre_migrate.connect(triggers.let_tables_be_remade, sender=self)
        post_migrate.connect(triggers.install, sender=self)
