"""An office full of invented practitioners to measure in: thrown away, or kept between runs."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


def add_options(parser: argparse.ArgumentParser) -> None:
    """How many practitioners, and whether the office stays."""
    parser.add_argument("--practitioners", type=int, default=50_000, metavar="N")
    parser.add_argument(
        "--home", type=Path, help="an office that stays there; filled first where there is none"
    )


@contextmanager
def filled_office(options: argparse.Namespace) -> Iterator[None]:
    """Fill an office, or take the one that was kept, and set Django up for it."""
    home = options.home or Path(tempfile.mkdtemp(prefix="credenza-bench-"))
    try:
        if not (home / "prepared").exists():
            _fill(home, options.practitioners)
        _set_up(home)
        yield
    finally:
        if options.home is None:
            shutil.rmtree(home, ignore_errors=True)


def load() -> str:
    """What else the machine has to do, for figures to be read by."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _fill(home: Path, count: int) -> None:
    environment = os.environ | {"CREDENZA_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, ROOT / "bench" / "fill.py", "--practitioners", str(count)]
    subprocess.run(command, env=environment, check=True)


def _set_up(home: Path) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ |= {"CREDENZA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "credenza.config.settings"}
    import django

    django.setup()
    from credenza.config.prepare import prepare

    prepare()
