"""nomenklatura on a labelled folder: its own blocker, its model logic-v2, as it comes.

python bench/screening_nomenklatura.py FOLDER OUT.csv
"""

import csv
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import ScoringConfig, get_algorithm
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_timing import stopwatch

_DATASET = Dataset.make({"name": "list", "title": "The list"})


def main() -> None:
    """Score every pair that the blocker proposes; print what it took."""
    logging.disable(logging.CRITICAL)
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    with stopwatch(), tempfile.TemporaryDirectory() as home:
        pairs = list(_scored(folder, Path(home)))
    with out.open("w", newline="") as text:
        csv.writer(text).writerows([("roster_id", "entry_id", "score"), *pairs])


def _scored(folder: Path, home: Path) -> Iterator[tuple[str, str, float]]:
    algorithm, config = get_algorithm("logic-v2"), ScoringConfig.defaults()
    listed = {f"E-{row['LEIE_ID']}": _entry(row) for row in _rows(folder / "leie.csv")}
    roster = {f"R-{row['roster_id']}": _rostered(row) for row in _rows(folder / "roster.csv")}
    store = MemoryStore(_DATASET, Linker({}))
    with store.writer() as writer:
        for entity in listed.values():
            writer.add_entity(entity)
    index = Index(store.default_view(), home)
    index.build()
    for practitioner, matches in index.match_entities(roster.values()):
        for entry, _rank in matches:
            score = algorithm.compare(roster[practitioner.id], listed[entry.id], config).score
            if score > 0:
                yield practitioner.id[2:], entry.id[2:], score


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def _entry(row: dict[str, str]) -> StatementEntity:
    names = {"firstName": "FIRSTNAME", "middleName": "MIDNAME", "lastName": "LASTNAME"}
    entity = _entity(f"E-{row['LEIE_ID']}", row, names, "NPI")
    _add(entity, "address", f"{row['ADDRESS']}, {row['CITY']}, {row['STATE']} {row['ZIP']}")
    born = row["DOB"]
    _add(entity, "birthDate", f"{born[:4]}-{born[4:6]}-{born[6:]}" if born.strip("0") else "")
    return entity


def _rostered(row: dict[str, str]) -> StatementEntity:
    names = {"firstName": "first", "middleName": "middle", "lastName": "last"}
    entity = _entity(f"R-{row['roster_id']}", row, names, "npi")
    _add(entity, "address", f"{row['address']}, {row['city']}, {row['state']} {row['zip']}")
    _add(entity, "birthDate", row["dob"])
    for other in filter(None, row["other_names"].split(";")):
        last, _, first = other.partition(",")
        _add(entity, "alias", f"{first.strip() or row['first']} {last.strip()}")
    return entity


def _entity(key: str, row, names: dict[str, str], npi: str) -> StatementEntity:
    data = {"id": key, "schema": "Person", "properties": {}}
    entity = StatementEntity.from_data(_DATASET, data)
    for prop, column in names.items():
        _add(entity, prop, row[column])
    _add(entity, "name", " ".join(filter(None, (row[column] for column in names.values()))))
    _add(entity, "npiCode", row[npi] if row[npi].strip("0") else "")
    _add(entity, "country", "us")
    return entity


def _add(entity: StatementEntity, prop: str, value: str) -> None:
    if value.strip():
        entity.add(prop, value)


if __name__ == "__main__":
    main()
