from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "credenza.office.meetings"
    label = "meetings"

    def ready(self) -> None:
        from credenza.office.meetings import matters

        matters.register_own()
