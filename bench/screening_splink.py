"""Splink on a labelled folder: without labels, by its own estimation, on DuckDB.

    python bench/screening_splink.py FOLDER OUT.csv

Its settings are those of its guide for people: names by Jaro-Winkler with frequencies of terms,
birth dates by its own comparison, NPI and place as they are.
"""

import logging
import sys
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_timing import stopwatch

_ROSTER = """
    SELECT 'R-' || roster_id AS unique_id, upper(last) AS last, upper(first) AS first,
        nullif(upper(middle[1:1]), '') AS middle, nullif(dob, '') AS born, nullif(npi, '') AS npi,
        nullif(zip, '') AS zip, nullif(state, '') AS state
    FROM read_csv('{folder}/roster.csv', all_varchar=true, nullstr='\\0')
"""
_LISTED = """
    SELECT 'E-' || LEIE_ID AS unique_id, upper(LASTNAME) AS last, upper(FIRSTNAME) AS first,
        nullif(upper(MIDNAME[1:1]), '') AS middle,
        CASE WHEN length(DOB) = 8 AND DOB <> '00000000'
            THEN DOB[1:4] || '-' || DOB[5:6] || '-' || DOB[7:8] END AS born,
        nullif(NPI, '0000000000') AS npi, nullif(ZIP, '') AS zip, nullif(STATE, '') AS state
    FROM read_csv('{folder}/leie.csv', all_varchar=true, nullstr='\\0')
    WHERE LASTNAME <> ''
"""
_RULES = [
    block_on("born"),
    block_on("npi"),
    block_on("last", "substr(first, 1, 1)"),
    block_on("first", "substr(last, 1, 3)"),
    block_on("first", "zip"),
    block_on("last", "zip"),
]


def main() -> None:
    """Score every pair that the rules let meet; print what it took."""
    logging.disable(logging.CRITICAL)
    folder, out = sys.argv[1], Path(sys.argv[2])
    with stopwatch():
        connection = duckdb.connect()
        for name, query in (("roster", _ROSTER), ("listed", _LISTED)):
            connection.execute(f"CREATE TABLE {name} AS {query.format(folder=folder)}")
        scored = _estimated(connection).inference.predict(threshold_match_probability=0.001)
        _write(connection, scored.physical_name, out)


def _estimated(connection: duckdb.DuckDBPyConnection) -> Linker:
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.NameComparison("last").configure(term_frequency_adjustments=True),
            cl.NameComparison("first").configure(term_frequency_adjustments=True),
            cl.ExactMatch("middle"),
            cl.DateOfBirthComparison("born", input_is_string=True),
            cl.ExactMatch("npi"),
            cl.ExactMatch("zip"),
            cl.ExactMatch("state"),
        ],
        blocking_rules_to_generate_predictions=_RULES,
    )
    database = DuckDBAPI(connection)
    tables = [database.register(name, dataset_display_name=name) for name in ("roster", "listed")]
    linker = Linker(tables, settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("npi"), block_on("last", "first", "born")], recall=0.5
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(block_on("last", "first"))
    return linker


def _write(connection: duckdb.DuckDBPyConnection, table: str, out: Path) -> None:
    """Either side may be the roster's: Splink orders the pair by its own."""
    roster, entry = (
        f"CASE WHEN unique_id_l LIKE '{mark}-%' THEN unique_id_l ELSE unique_id_r END[3:]"
        for mark in ("R", "E")
    )
    connection.execute(
        f"COPY (SELECT ({roster}) AS roster_id, ({entry}) AS entry_id, "
        f"match_probability AS score FROM {table}) TO '{out}' (HEADER)"
    )


if __name__ == "__main__":
    main()
