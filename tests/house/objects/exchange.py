"""Objects of the addresses of imports."""

from collections.abc import Callable

from credenza.office.exchange.models import RosterImport
from tests.fixtures import BEGAN, Office
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
    return Target({"pk": roster.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "import-map": _import,
    "import-result": _import,
    "import-refused": _import,
    "import-mapping": _import,
}
