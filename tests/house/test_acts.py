"""Whatever writes is an act: every public function of every room's ``actions``."""

import ast
import inspect
import pkgutil
from importlib import import_module

import pytest

import credenza.office
from credenza.office.desk.templatetags.acts import WORDS

NOT_ACTS = {
    "credenza.office.ledger.actions": "it is what acts are made of",
    "credenza.office.concerns.actions.action_steps": "it is what acts on an action share",
    "credenza.office.concerns.actions.holding": "it is what acts on a case have in common",
    "credenza.office.credentialing.actions.hearing_steps": "steps of a hearing share it",
    "credenza.office.practitioners.actions.editing": "it is what several acts have in common",
    "credenza.office.meetings.actions.floor": "it is what acts in a meeting have in common",
    "credenza.office.privileging.actions.recommending": "recommendation and decision share it",
}


def modules():
    """Every ``actions`` module, and every module of an ``actions`` package."""
    for room in pkgutil.iter_modules(credenza.office.__path__, "credenza.office."):
        package = import_module(room.name)
        for found in pkgutil.walk_packages(package.__path__, f"{room.name}."):
            if f"{found.name}.".startswith(f"{room.name}.actions.") and found.name not in NOT_ACTS:
                yield import_module(found.name)


def functions():
    """Their public functions, as (name, function)."""
    for module in modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{module.__name__}.{name}", function


FUNCTIONS = dict(functions())


def writes(function):
    """Does its source call something that writes rows itself?"""
    calls = {"save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create"}
    calls |= {"update_or_create"}
    tree = ast.parse(inspect.getsource(function).lstrip())
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in calls
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_that_writes_is_an_act(name):
    function = FUNCTIONS[name]
    assert hasattr(function, "verb") or not writes(function)


def test_there_are_acts_in_the_house():
    assert sum(hasattr(function, "verb") for function in FUNCTIONS.values()) > 10


def test_a_verb_says_what_is_done_to_what():
    for function in FUNCTIONS.values():
        if hasattr(function, "verb"):
            subject, colon, action = function.verb.partition(":")
            assert subject and colon and action, function.verb


def test_every_act_is_told_in_words():
    verbs = {
        function.verb
        for module in modules()
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if hasattr(function, "verb")
    }
    assert verbs - WORDS.keys() == set(), "Add these to desk/templatetags/acts.py."
