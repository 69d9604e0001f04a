from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "credenza.office.concerns"
    label = "concerns"

    def ready(self) -> None:
        from credenza.office.concerns.queries.beside import counted_beside
        from credenza.office.credentialing.beside import register

        register("concerns", counted_beside)
