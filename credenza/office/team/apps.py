from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "credenza.office.team"
    label = "team"

    def ready(self) -> None:
        from credenza.office.team import signin

        signin.connect()
