from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "credenza.office.exchange"
    label = "exchange"

    def ready(self) -> None:
        from credenza.office.credentialing.queries.suggesting import REGISTRY, knows
        from credenza.office.exchange.knowing import from_registry

        knows(REGISTRY, from_registry)
