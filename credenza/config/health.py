"""Is the office ready? Answered to machines, without telling anything about the office."""

from django.db import DatabaseError
from django.http import JsonResponse

from credenza.office.team.queries import facilities


def healthz(request):
    """200 with ``{"status": "ok"}`` when the office's tables answer, 503 when not."""
    try:
        facilities().exists()
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
