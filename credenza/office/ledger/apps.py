from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "credenza.office.ledger"
    label = "ledger"
