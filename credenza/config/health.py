"""Is the office ready? Answered to machines, without telling anything about the office."""

from django.db import DatabaseError, connection
from django.http import JsonResponse


def healthz(request):
    """200 with ``{"status": "ok"}`` when the database answers, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
