"""The ``credenza`` command: make an office, run it, bring data in, check its ledger."""

import os
import subprocess
import sys
from pathlib import Path

import click

from credenza import __version__
from credenza.config.alone import alone
from credenza.config.home import home, make_keys

OWN = ("127.0.0.1", "localhost", "::1")


@click.group()
@click.version_option(__version__, prog_name="credenza")
def main() -> None:
    """Credenza, the open medical staff office."""


def _start_django(make: bool = False) -> None:
    if make:
        make_keys(home())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "credenza.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def _prepare() -> None:
    """Bring tables and static files to this version; quick when nothing is to be done."""
    from credenza.config.prepare import prepare

    prepare()


def _open_sample() -> None:
    """In a process of its own: what sets letters has threads, which the server's processes, that
    are copies of this one, would not have.
    """
    subprocess.run([sys.executable, "-m", "credenza", "fill-sample"], check=True)


@main.command(hidden=True)
def fill_sample() -> None:
    """Fill an empty office with the sample office and say how to sign in."""
    _start_django()
    from credenza.office.desk.openings import open_sample

    click.echo("\n".join(open_sample()))


@main.command()
@click.option("--name", default="Medical Staff Office", help="Name of the first facility.")
@click.option("--kind", default="hospital", help="Kind of the first facility.")
@click.option("--state", default="", help="Two-letter state of the first facility.")
@click.option("--email", default="", help="E-mail of the first administrator.")
def init(name: str, kind: str, state: str, email: str) -> None:
    """Make an empty office and its first administrator."""
    _start_django(make=True)
    _prepare()
    from credenza.core.verdict import Refused
    from credenza.office.desk.openings import ADDRESS, open_office

    try:
        link = open_office(name=name, kind=kind, state=state, email=email)
    except Refused as refusal:
        raise click.ClickException(refusal.verdict.reason) from refusal
    click.echo(f"The office lies in {home()}; its administrator signs in as {email or ADDRESS}.")
    if not state:
        click.echo("No state was given: choose it in Office, since licences are judged by it.")
    click.echo(f"Start it with “credenza serve”, then set the first password here:\n{link}")


@main.command()
@click.option("--sample", is_flag=True, help="Fill an empty office with the sample office.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, default=8000, show_default=True, envvar="PORT")
@click.option("--workers", default=2, show_default=True, help="Processes that answer pages.")
@click.option("--jobs/--no-jobs", default=True, help="Run the jobs in this server too.")
def serve(sample: bool, host: str, port: int, workers: int, jobs: bool) -> None:
    """Run the office: pages and, unless --no-jobs, the nightly work."""
    os.environ["PORT"] = str(port)
    _start_django(make=sample)
    _prepare()
    if sample:
        with alone(home()):
            _open_sample()
    if host not in OWN and "CREDENZA_URL" not in os.environ:
        click.echo(
            "Others reach this office only by a name that it knows. Set CREDENZA_URL to the "
            "address that they type, such as http://office.example:8000 (more names: "
            "CREDENZA_HOSTS)."
        )
    from credenza.config.server import run

    run(host=host, port=port, workers=workers, jobs=jobs)


@main.command()
@click.option("--beside", is_flag=True, hidden=True, help="End with the server that started it.")
def work(beside: bool) -> None:
    """Run the jobs alone, for an office that has its pages on another machine."""
    _start_django()
    from credenza.config.worker import run

    run(beside=beside)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands (manage shell, manage dbshell …)."""
    _start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])


@main.command()
@click.option("--all", "everyone", is_flag=True, help="Judge every file, not only what is due.")
def judge(everyone: bool) -> None:
    """Judge the files that are due by the rules of today."""
    _start_django()
    from django.utils import timezone

    from credenza.office.practitioners.actions.judging import judge_all

    count = judge_all(at=timezone.now(), everyone=everyone)
    click.echo(f"{count} files judged.")


@main.command()
def index() -> None:
    """Make anew what Find looks in; only needed after a restore from elsewhere."""
    _start_django()
    from credenza.office.desk.indexing import rebuild

    click.echo(f"{rebuild():,} files can be found.")


@main.group(name="import")
def import_() -> None:
    """Bring data into the office."""


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", default="", help="A shipped mapping's name, or a mapping file.")
@click.option("--save-mapping", type=click.Path(path_type=Path), help="Keep the mapping used.")
@click.option("--refused", type=click.Path(path_type=Path), help="Where refused rows go.")
@click.option("--yes", is_flag=True, help="Import without asking.")
def roster(file: Path, mapping: str, save_mapping: Path | None, refused: Path | None, yes: bool):
    """Import practitioners from a spreadsheet (XLSX or CSV)."""
    _start_django()
    from credenza.office.exchange.console import import_roster

    sys.exit(
        import_roster(file, mapping=mapping, save_mapping=save_mapping, refused=refused, yes=yes)
    )


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--state", default="", help="Keep practitioners of one state, such as OH.")
@click.option("--taxonomy", default="", help="Keep a taxonomy pattern, such as 207R%.")
def nppes(file: Path, state: str, taxonomy: str) -> None:
    """Load the NPI registry's monthly file (ZIP or CSV)."""
    _start_django()
    from credenza.office.exchange.console import import_nppes

    sys.exit(import_nppes(file, state=state, taxonomy=taxonomy))


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def nucc(file: Path) -> None:
    """Load the NUCC taxonomy, so that specialty codes read as words."""
    _start_django()
    from credenza.office.exchange.console import import_nucc

    sys.exit(import_nucc(file))


@main.group()
def lists() -> None:
    """Exclusion lists as files: what is on them, and whether they are whole."""


@lists.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "key", required=True, help="The list's name, such as leie or medicaid_ny.")
@click.option("--part", is_flag=True, help="Allow a part of the list, such as a supplement.")
def check(file: Path, key: str, part: bool) -> None:
    """Read a list and tell what is on it; exits with 1 when it is not that list or not whole,
    with 3 when rows were refused."""
    from credenza.sources.exclusions.console import check_list

    sys.exit(check_list(file, key, part=part))


@main.command()
@click.argument("roster", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--against", multiple=True, required=True, metavar="NAME=FILE", help="A list; may be repeated."
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the matches go: .csv, .xlsx or .parquet.",
)
@click.option("--part", is_flag=True, help="Allow a part of a list, such as a supplement.")
@click.option("--cluster", default="", help="Address of a Dask scheduler that shares the work out.")
def screen(roster: Path, against: tuple[str, ...], out: Path, part: bool, cluster: str) -> None:
    """Screen a roster against exclusion lists: plain files, no office needed.

    Exits with 0 when nothing is likely, 1 when something is, 2 when it could not be screened.
    """
    from credenza.screening.console import screen as screen_files

    sys.exit(screen_files(roster, against, out, part=part, cluster=cluster))


@main.command()
@click.option("--full", is_flag=True, help="Compare everybody anew, not only what changed.")
@click.option("--list", "lists", multiple=True, help="Only this list; may be repeated.")
def screen_staff(full: bool, lists: tuple[str, ...]) -> None:
    """Screen the office's staff against its lists now, and keep what is found.

    Exits with 0 when nothing new waits for a person, 1 when something does, 2 when it could not
    be screened, or not against every list.
    """
    _start_django()
    from credenza.office.monitoring.console import screen_staff as screen_them

    sys.exit(screen_them(full=full, lists=lists))


@main.group()
def ledger() -> None:
    """Seal, export and verify the record of every act."""


@ledger.command()
@click.option(
    "--out", type=click.Path(path_type=Path), help="File for the checkpoint (default: printed)."
)
def checkpoint(out: Path | None) -> None:
    """Seal what is open and export a checkpoint to keep away from this machine."""
    _start_django()
    from credenza.office.ledger.console import write_checkpoint

    write_checkpoint(out)


@ledger.command()
def seal() -> None:
    """Seal what is open; the jobs do so every five minutes."""
    _start_django()
    from credenza.office.ledger.console import seal_ledger

    seal_ledger()


@ledger.command()
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint exported earlier.",
)
def verify(against: Path | None) -> None:
    """Check the whole ledger; exits with 1 when something was altered."""
    _start_django()
    from credenza.office.ledger.console import verify_ledger

    sys.exit(verify_ledger(against))
