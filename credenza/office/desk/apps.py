from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "credenza.office.desk"
    label = "desk"

    def ready(self) -> None:
        from credenza.office.desk.indexing import follow
        from credenza.office.ledger.actions import ending

        ending.connect(follow)
