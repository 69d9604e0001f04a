"""PDFs and images opened in a process of their own, so that a hostile file cannot take ours."""

import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from credenza.formats.files.model import FileLimits

_BYTES_PER_PIXEL = 6  # four as Pillow holds them, and the decoder's own
_CHILD = Path(__file__).with_name("probe_child.py")


def probe(kind: str, source: Path | bytes, size: int, limits: FileLimits) -> tuple[int, str]:
    """The number of pages and "", or 0 and the code of a refusal.

    The child has ``limits.seconds`` and ``limits.probe_bytes`` beside the file's own size; when
    it dies or answers nothing, the file is too complex.
    """
    decoded = 0 if kind == "pdf" else limits.pixels * _BYTES_PER_PIXEL
    bounds = {
        "pages": limits.pages,
        "pixels": limits.pixels,
        "memory": limits.probe_bytes + 2 * size + decoded,
    }
    with _as_path(source) as path:
        command = [sys.executable, "-I", str(_CHILD), kind, str(path), json.dumps(bounds)]
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
                command, capture_output=True, timeout=limits.seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return 0, "too_complex"
    if done.returncode or not done.stdout:
        return 0, "too_complex"
    answer = json.loads(done.stdout)
    return answer.get("pages", 0), answer.get("refused", "")


@contextmanager
def _as_path(source: Path | bytes):
    if isinstance(source, Path):
        yield source.resolve()
        return
    with tempfile.NamedTemporaryFile(prefix="credenza-upload-") as file:
        file.write(source)
        file.flush()
        yield Path(file.name)
