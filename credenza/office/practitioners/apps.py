from django.apps import AppConfig


class PractitionersConfig(AppConfig):
    name = "credenza.office.practitioners"
    label = "practitioners"

    def ready(self) -> None:
        from credenza.office.ledger.actions import ending
        from credenza.office.practitioners.following import follow

        ending.connect(follow)
