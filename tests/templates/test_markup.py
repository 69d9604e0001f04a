"""Habits that every template keeps, read from the files."""

import re
from pathlib import Path

import pytest

from credenza.config.settings import BASE_DIR

TEMPLATES = sorted(BASE_DIR.rglob("templates/**/*.html"))
COMPONENTS = {path.stem.replace("_", "-") for path in (BASE_DIR / "templates/components").iterdir()}
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (BASE_DIR / "static/img/icons.svg").read_text()))
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
COTTON = {"slot", "vars"}

every_template = pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(BASE_DIR))
)


def markup(path: Path) -> str:
    """The template without Django's own tags."""
    return TAGS.sub("", path.read_text())


@every_template
def test_no_style_or_script_stands_inline(path):
    found = re.findall(r"""\sstyle=|\son[a-z]+=|\shx-on|<style|javascript:""", markup(path))
    assert not found


@every_template
def test_scripts_are_files_or_data(path):
    for script in re.findall(r"<script[^>]*>", path.read_text()):
        assert "src=" in script or 'type="application/json"' in script


@every_template
def test_icons_are_in_the_sprite(path):
    named = re.findall(r'<c-icon[^>]*\bname="([^"{]+)"|\bicon="([^"{]+)"', path.read_text())
    assert {name or icon for name, icon in named} <= ICONS


@every_template
def test_components_exist(path):
    assert set(re.findall(r"<c-([a-z-]+)", path.read_text())) <= COMPONENTS | COTTON


@every_template
def test_attributes_of_components_hold_values_not_expressions(path):
    """``:current="tab == 'x'"`` is silently nothing; ``current="{% if … %}"`` works."""
    bound = re.findall(r'\s:[a-z_-]+="([^"{]*)"', path.read_text())
    assert [value for value in bound if re.search(r"==|!=|\||\b(and|or|not|in)\b", value)] == []


@every_template
def test_nothing_is_fetched_from_elsewhere(path):
    fetched = re.findall(r'(?:<link[^>]*href|\bsrc|\baction)="(https?:)?//', path.read_text())
    assert not fetched


def test_style_sheets_fetch_nothing_from_elsewhere():
    for sheet in BASE_DIR.glob("static/**/*.css"):
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text())
        assert not [one for one in addresses if not one.startswith(("data:", "../", "#", "%23"))]


def test_the_sprite_holds_each_icon_once():
    sprite = (BASE_DIR / "static/img/icons.svg").read_text()
    assert len(ICONS) == sprite.count("<symbol")
