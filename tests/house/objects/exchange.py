"""Objects of the addresses of imports and the registry."""

from collections.abc import Callable

from credenza.office.exchange.models import RosterImport
from credenza.office.exchange.uploads import keep_refused
from tests.fixtures import BEGAN, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def _import(office: Office) -> Target:
    roster = RosterImport.objects.create(
        name="roster.csv",
        sha256="0" * 64,
        key="k1",
        state="done",
        uploaded_at=BEGAN,
        uploaded_by="Cora North",
    )
    keep_refused(roster, b"the workbook of refused rows")
    return Target({"pk": roster.pk})


def _compared(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, person.pk)


def _opened(office: Office) -> Target:
    return Target({}, data={"facility": office.north.pk, "npi": "1234567893"})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "import-map": _import,
    "import-result": _import,
    "import-refused": _import,
    "import-mapping": _import,
    "practitioner-registry": _compared,
    "registry-create": _opened,
}
