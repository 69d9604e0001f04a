"""Standards: how the office stands by what binds it."""

from django.shortcuts import render

from credenza.office.team.rights import needs


@needs("standard:see")
def standards(request):
    """The standards that bind the facilities within reach."""
    return render(request, "compliance/home.html", {})
