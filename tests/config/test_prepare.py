"""An office is brought to this version once, and again when something of it is gone."""

import pytest
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from credenza.config import prepare as preparing
from credenza.config.prepare import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def commands(monkeypatch, tmp_path, settings):
    """The commands that preparing gives, carried out in name only."""
    given = []
    settings.HOME, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATIC_ROOT.mkdir()

    def call(name, **options):
        given.append(name)
        if name == "collectstatic":
            (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(preparing, "call_command", call)
    return given


ALL = ["migrate", "createcachetable", "collectstatic"]


def test_the_second_start_has_nothing_to_do(commands):
    prepare()
    prepare()
    assert commands == ALL


def test_a_database_put_back_from_before_is_brought_up(commands, monkeypatch):
    prepare()
    before = {("desk", "0001_initial"): None}
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _: before)
    prepare()
    assert commands == ALL * 2


def test_static_files_that_are_gone_are_collected_again(commands):
    prepare()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    prepare()
    assert commands == ALL * 2


def test_a_start_that_died_before_its_end_is_made_again(commands, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(preparing, "judge_all_again", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            prepare()
    prepare()
    assert commands == ALL * 2
