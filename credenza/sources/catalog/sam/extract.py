"""Which file is today's extract: SAM.gov names it by its day, and lists what there is."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx

from credenza.sources.fetching.questions import said

_NAME = re.compile(r"SAM_Exclusions_Public_Extract_V2_(\d{5})\.zip$", re.IGNORECASE)
_DOWNLOAD = "/api/prod/fileextractservices/v1/api/download/"


def newest(listing: Mapping[str, Any], address: str) -> str:
    """The address of the newest extract on the ``listing`` that SAM.gov gives at ``address``.

    Raises NotChecked when it lists none; KeyError, TypeError or AttributeError when it has
    another shape.
    """
    files = listing["_embedded"]["customS3ObjectSummaryList"]
    days = {match[1]: one["key"] for one in files if (match := _NAME.search(one["key"]))}
    if not days:
        raise said(["there is no public extract of exclusions on its page"], "SAM.gov")
    path = _DOWNLOAD + quote(days[max(days)])
    return str(httpx.URL(address).copy_with(path=path, query=b"privacy=Public"))
