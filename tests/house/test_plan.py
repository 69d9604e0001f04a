"""The plan of the house, checked: what the import contracts cannot see."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django.apps import apps

import credenza.office

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "ledger",
    "team",
    "documents",
    "practitioners",
    "correspondence",
    "privileging",
    "credentialing",
    "concerns",
    "meetings",
    "monitoring",
    "compliance",
    "exchange",
    "desk",
)
ACTIONS = sorted(
    module.name
    for module in walk_packages(credenza.office.__path__, "credenza.office.")
    if re.search(rf"\.({'|'.join(ROOMS[1:])})\.actions(\.|$)", module.name)
)
WRITES = {
    "save",
    "delete",
    "update",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}


def room_of(label: str) -> int:
    return ROOMS.index(label)


@pytest.mark.parametrize("name", ACTIONS)
def test_every_public_act_takes_its_actor_and_time_by_keyword(name):
    module = import_module(name)
    for function in vars(module).values():
        if getattr(function, "verb", None) and function.__module__ == name:
            parameters = inspect.signature(function).parameters
            assert {"by", "at"} <= set(parameters)
            by_name = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
            assert all(one.kind in by_name for one in parameters.values())


def test_foreign_keys_point_down_the_house():
    for model in apps.get_models():
        label = model._meta.app_label
        if label not in ROOMS:
            continue
        for field in model._meta.get_fields():
            if field.many_to_one and field.concrete and field.related_model:
                target = field.related_model._meta.app_label
                assert target in ROOMS and room_of(target) <= room_of(label), field


def test_no_view_writes_to_the_database_itself():
    for path in (ROOT / "credenza/office").glob("*/views*/**/*.py"):
        assert_no_writes(path)
    for path in (ROOT / "credenza/office").glob("*/views.py"):
        assert_no_writes(path)


def assert_no_writes(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = ast.unparse(node.func)
            if node.func.attr in WRITES:
                assert ".objects." not in chain, f"{path.name}: {chain}"


def test_rooms_do_not_touch_the_models_of_other_rooms():
    for room in ROOMS[1:]:
        for path in (ROOT / "credenza/office" / room).rglob("*.py"):
            for match in re.finditer(r"credenza\.office\.(\w+)\.models", path.read_text()):
                assert match[1] == room or (match[1], room) in BORROWED, f"{path}: {match[0]}"


# The desk shows files as one page and gives the sample office its rows in bulk.
BORROWED = {
    ("documents", "practitioners"),
    ("practitioners", "desk"),
    ("team", "desk"),
    ("ledger", "desk"),
    ("documents", "desk"),
}


def test_templates_point_at_no_other_host():
    pages = [*(ROOT / "credenza").rglob("*.html")]
    assert pages
    for page in pages:
        assert not re.search(r'(src|href)="(https?:)?//', page.read_text()), page


def test_templates_hold_no_inline_style_or_script():
    for page in (ROOT / "credenza").rglob("*.html"):
        text = page.read_text()
        assert " style=" not in text, page
        assert not re.search(r"\son\w+=", text), page


def test_the_tree_names_no_machine_and_leaves_nothing_for_later():
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    for path in [*(ROOT / "credenza").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]:
        assert not words.search(path.read_text()), path
