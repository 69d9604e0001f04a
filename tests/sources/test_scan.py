import pytest

from credenza.sources.base import Bounds, SourceError
from credenza.sources.scan import CATALOG, catalog, declared


def test_every_folder_of_the_catalog_declares_a_source_with_a_sample():
    sources = catalog()
    folders = {path.name for path in CATALOG.iterdir() if (path / "__init__.py").exists()}
    assert set(sources) == folders
    assert {"nppes", "nucc"} <= folders
    for key in sources:
        assert list((CATALOG / key).glob("sample.*"))
        assert (CATALOG / key / "expected.json").exists()


@pytest.mark.parametrize(
    "text", ["title = ", 'title = "x"', "[bounds]\nminimum = 1\nmaximum = 2\n[more]\na = 1"]
)
def test_a_declaration_that_is_none_is_named(tmp_path, text):
    path = tmp_path / "broken" / "source.toml"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SourceError, match=r"broken/source\.toml is not a declaration"):
        declared(path)


@pytest.mark.parametrize(("rows", "is_whole"), [(9, False), (10, True), (20, True), (21, False)])
def test_a_count_outside_its_bounds_is_told(rows, is_whole):
    assert (Bounds(10, 20).shortfall(rows) == "") is is_whole
