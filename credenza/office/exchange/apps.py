from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "credenza.office.exchange"
    label = "exchange"
