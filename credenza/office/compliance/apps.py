from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "credenza.office.compliance"
    label = "compliance"

    def ready(self) -> None:
        from credenza.office.compliance.matters.policies import Policies
        from credenza.office.meetings.matters.base import register

        register(Policies())
        from credenza.office.compliance import reading
        from credenza.office.practitioners.actions.judging import judged

        judged.connect(reading.follow)
