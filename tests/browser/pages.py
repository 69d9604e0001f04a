"""Pages of the tests' own: the look, a list of answers for Find, and a form that saves."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import engines
from django.urls import include, path

from credenza.office.team.rights import public

ANSWERS = """<ul><li><a class="find-row" href="/look?one">Okafor, Adaeze, MD</a></li>
<li><a class="find-row" href="/look?two">Okafor, Ben, DO</a></li></ul>"""
FORM = """{% extends "base.html" %}{% block heading %}A note{% endblock %}{% block content %}
<form method="post" data-draft="note" data-save>{% csrf_token %}{{ form }}
<div data-sensitive><label>SSN <input name="ssn"></label></div>
<button class="btn btn-primary">Save</button></form>{% endblock %}"""


class Note(forms.Form):
    """One line that must be short, and a secret."""

    line = forms.CharField(max_length=20)
    secret = forms.CharField(
        required=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )


def look(request: HttpRequest) -> HttpResponse:
    return render(request, "look.html")


def find(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ANSWERS if request.GET["q"] else "")


def note(request: HttpRequest) -> HttpResponse:
    form = Note(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("look")
    return HttpResponse(engines["django"].from_string(FORM).render({"form": form}, request))


urlpatterns = [
    path("", public(look), name="today"),
    path("look", public(look), name="look"),
    path("find", public(find), name="find"),
    path("note", public(note), name="note"),
    path("", include("credenza.office.team.urls")),
]
