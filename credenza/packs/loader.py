"""The packs that ship with the office, read once and checked as they are read.

``standards()``, ``requirements()``, ``credential_kinds()``, ``professions()`` and
``facility_kinds()`` give read-only mappings by key, in the order of the files. A file that does
not read as it should raises ``PackError`` naming file, table and remedy.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Protocol, TypeVar

from credenza.core.applications.affiliations import AffiliationPolicy
from credenza.core.applications.flags import Limits
from credenza.core.applications.kinds import ApplicationKind, Route, Section, Statement
from credenza.core.applications.references import ReferenceForm, ReferencePolicy
from credenza.core.committees.charter import Charter
from credenza.core.kinds import CredentialKind, Profession
from credenza.core.law import Pack, Packs, Requirement
from credenza.core.letters import LetterKind
from credenza.core.policies.standing import Asking
from credenza.core.policies.standing import Kind as PolicyKind
from credenza.core.privileges import PrivilegeForm, Procedure, Specialty
from credenza.core.screening.duties import DutyKind, Proof
from credenza.core.standards.following import Again
from credenza.core.standards.sampling import Method
from credenza.core.standards.scoring import Sheet
from credenza.core.standards.surveying import SurveyLimits
from credenza.core.standards.tracing import Tracer
from credenza.packs import (
    affiliation_rows,
    application_rows,
    audit_rows,
    committee_rows,
    flag_rows,
    letter_rows,
    policy_rows,
    privilege_rows,
    reference_rows,
    rows,
    screening_rows,
)
from credenza.packs.schema import PackError, Table


class Keyed(Protocol):
    """Anything found by its key."""

    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=Keyed)


@cache
def credential_kinds() -> Mapping[str, CredentialKind]:
    """Every kind of credential and check, by key."""
    folder = _home() / "credentials"
    return _by_key(_read_tables(_toml_files(folder), "kind", rows.credential_kind))


@cache
def professions() -> Mapping[str, Profession]:
    """Every profession, by key. Its licences and education name known credential kinds."""
    known = tuple(credential_kinds())
    read = lambda table: rows.profession(table, known)  # noqa: E731
    return _by_key(_read_tables([_home() / "professions.toml"], "profession", read))


@cache
def facility_kinds() -> Mapping[str, str]:
    """The title of every kind of facility, by key."""
    [table] = [read_toml(_home() / "facilities.toml")]
    return MappingProxyType({key: table.text(key) for key in table.data})


@cache
def letter_kinds() -> Mapping[str, LetterKind]:
    """Every kind of letter, by key; a file in ``letters/`` holds a family of them."""
    folder = _home() / "letters"
    return _by_key(_read_tables(_toml_files(folder), "letter", letter_rows.letter_kind))


@cache
def requirements() -> Mapping[str, Requirement]:
    """Everything that is judged over a file, by key."""
    known = tuple(credential_kinds())
    read = lambda table: rows.requirement(table, known)  # noqa: E731
    return _by_key(_read_tables([_home() / "requirements.toml"], "requirement", read))


@cache
def standards() -> Mapping[str, Pack]:
    """The rules of every issuer, by the key of its folder."""
    known = rows.Known(requirements(), tuple(facility_kinds()), tuple(professions()))
    folders = sorted(
        (folder for folder in (_home() / "standards").iterdir() if folder.is_dir()),
        key=lambda folder: folder.name,
    )
    packs = [rows.pack(folder.name, _pack_tables(folder), known) for folder in folders]
    _refuse_doubles(((rule.id, pack.key) for pack in packs for rule in pack.rules), "rule")
    return _by_key(packs)


def pack_from(key: str, text: str) -> Pack:
    """A pack of standards from the text of one file, such as a new edition of one that ships.

    Raises PackError naming table, key and remedy.
    """
    known = rows.Known(requirements(), tuple(facility_kinds()), tuple(professions()))
    name = f"{key}.toml"
    try:
        table = Table(name, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name} is not TOML: {error}. Mend that line.") from error
    read = rows.pack(key, [table], known)
    _refuse_doubles(((rule.id, name) for rule in read.rules), "rule")
    return read


@cache
def application_sections() -> Mapping[str, Section]:
    """Every section that an application may ask, by key."""
    kinds, known = tuple(credential_kinds()), tuple(professions())
    read = lambda table: application_rows.section(table, kinds, known)  # noqa: E731
    return _by_key(_read_tables([_home() / "applications" / "sections.toml"], "section", read))


@cache
def routes() -> Mapping[str, Route]:
    """Every way that an application may go, by key."""
    path = _home() / "applications" / "routes.toml"
    return _by_key(_read_tables([path], "route", application_rows.route))


@cache
def statements() -> Mapping[str, Statement]:
    """Everything that an applicant signs, by key."""
    path = _home() / "applications" / "statements.toml"
    return _by_key(_read_tables([path], "statement", application_rows.statement))


@cache
def application_kinds() -> Mapping[str, ApplicationKind]:
    """Every kind of application, by key."""
    known = application_rows.Known(
        application_sections(), routes(), tuple(requirements()), tuple(professions())
    )
    read = lambda table: application_rows.kind(table, known)  # noqa: E731
    return _by_key(_read_tables([_home() / "applications" / "kinds.toml"], "kind", read))


@cache
def flag_limits() -> Limits:
    """When something in an application stands out."""
    return flag_rows.flag_limits(read_toml(_home() / "applications" / "flags.toml"))


@cache
def reference_policy() -> ReferencePolicy:
    """The office's policy on references."""
    return reference_rows.reference_policy(_references())


@cache
def reference_forms() -> Mapping[str, ReferenceForm]:
    """Every form for people who speak about an applicant, by key."""
    file, known = _references(), tuple(professions())
    return _by_key(reference_rows.reference_forms(file, reference_policy(), known))


def _references() -> Table:
    file = read_toml(_home() / "applications" / "references.toml")
    return file.only("policy", "rating", "relation", "discipline", "block", "form")


@cache
def affiliation_policy() -> AffiliationPolicy:
    """What may be told of members to other hospitals."""
    return affiliation_rows.affiliation_policy(_affiliations())


@cache
def affiliation_columns() -> Mapping[str, tuple[str, ...]]:
    """The headings under which lists of requests give each value."""
    return affiliation_rows.affiliation_columns(_affiliations())


def _affiliations() -> Table:
    return read_toml(_home() / "applications" / "affiliations.toml").only("policy", "columns")


@cache
def specialties() -> Mapping[str, Specialty]:
    """Every field of practice that privilege forms name, by key."""
    lines = read_toml(_home() / "privileges" / "specialties.toml")
    return _by_key(privilege_rows.specialty(key, lines.table(key)) for key in lines.data)


@cache
def privilege_words() -> Mapping[str, Procedure]:
    """Every procedure that privileges include, with how people ask for it, by key."""
    folder = _home() / "privileges" / "words"
    lines = (read_toml(path) for path in _toml_files(folder))
    return _by_key(privilege_rows.procedure(key, table) for table in lines for key in table.data)


@cache
def privilege_forms() -> Mapping[str, PrivilegeForm]:
    """The privilege forms that ship with the office, by key."""
    known = _privilege_names()
    paths = _toml_files(_home() / "privileges" / "forms")
    return _by_key(privilege_rows.form(read_toml(path), known) for path in paths)


@cache
def operating_forms() -> tuple[str, ...]:
    """Keys of the forms whose holders stand on the roster of the operating room."""
    return _shared_privileges().words("operating", tuple(privilege_forms()))


def _shared_privileges() -> Table:
    shared = read_toml(_home() / "privileges" / "common.toml")
    return shared.only("edition", "origin", "operating", "item")


def _privilege_names() -> privilege_rows.Known:
    shared = _shared_privileges()
    known = privilege_rows.Known(
        kinds=credential_kinds(),
        professions=tuple(professions()),
        specialties=specialties(),
        procedures=privilege_words(),
        common={},
        edition=shared.text("edition"),
        origin=shared.text("origin"),
    )
    items = (privilege_rows.item(row.named("key"), known) for row in shared.tables("item"))
    return replace(known, common=_by_key(items))


@cache
def committee_kinds() -> Mapping[str, Charter]:
    """The charter of every kind of committee, by its key; a file in ``committees/`` holds one."""
    read = [committee_rows.charter(read_toml(one)) for one in _toml_files(_home() / "committees")]
    _refuse_doubles(((one.kind, "the packs") for one in read), "kind of committee")
    return MappingProxyType({one.kind: one for one in read})


@cache
def screening_duties() -> Mapping[str, DutyKind]:
    """What follows where a practitioner is the one on a list, by key, in the order of doing."""
    path = _home() / "screening" / "duties.toml"
    return _by_key(_read_tables([path], "duty", screening_rows.duty))


@cache
def proof_by(source: str) -> Proof | None:
    """What it proves not to be found on a list, such as "leie" or "medicaid_oh"; None where no
    check asks for that list."""
    known = read_toml(_home() / "screening" / "proofs.toml")
    proofs = screening_rows.proofs(known, tuple(credential_kinds()))
    family, _, state = source.partition("_")
    if source in proofs or family not in proofs:
        return proofs.get(source)
    return replace(proofs[family], state=state.upper())


@cache
def policy_kinds() -> Mapping[str, PolicyKind]:
    """Every kind of policy, by key."""
    return _by_key(policy_rows.kind(one.named("key")) for one in _policies().tables("kind"))


@cache
def policy_asking() -> Asking:
    """How people are asked to read and sign."""
    return policy_rows.asking(_policies())


def _policies() -> Table:
    return read_toml(_home() / "policies.toml").only("kind", "asking")


@cache
def audit_methods() -> Mapping[str, Method]:
    """Every way of drawing a sample, by key."""
    path = _home() / "audits" / "methods.toml"
    return _by_key(_read_tables([path], "method", audit_rows.method))


@cache
def audit_sheets() -> Mapping[str, Sheet]:
    """Every score sheet of audits, by key."""
    kinds, known = tuple(credential_kinds()), tuple(requirements())
    read = lambda table: audit_rows.sheet(table, kinds, known)  # noqa: E731
    return _by_key(_read_tables([_home() / "audits" / "sheets.toml"], "sheet", read))


@cache
def audit_again() -> Again:
    """When an audit is followed by another one."""
    return audit_rows.again(read_toml(_home() / "audits" / "policy.toml"))


@cache
def survey_limits() -> SurveyLimits:
    """How long a surveyor may be let in."""
    return audit_rows.survey_limits(read_toml(_home() / "audits" / "policy.toml"))


@cache
def tracers() -> Mapping[str, Tracer]:
    """Every list that surveyors ask for, by key."""
    path = _home() / "audits" / "tracers.toml"
    return _by_key(_read_tables([path], "tracer", audit_rows.tracer))


def packs() -> Packs:
    """What rules are compiled from."""
    return Packs(standards(), requirements(), professions())


def read_toml(path: Traversable) -> Table:
    """The whole of one file as a table."""
    try:
        return Table(path.name, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path.name} is not TOML: {error}. Mend that line.") from error


def _home() -> Traversable:
    return files("credenza.packs")


def _toml_files(folder: Traversable) -> list[Traversable]:
    found = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    return sorted(found, key=lambda path: path.name)


def _pack_tables(folder: Traversable) -> list[Table]:
    return [read_toml(path) for path in _toml_files(folder) if path.name != "cases.toml"]


def _read_tables(
    paths: Iterable[Traversable], name: str, read: Callable[[Table], Entry]
) -> Iterator[Entry]:
    for path in paths:
        for table in read_toml(path).only(name).tables(name):
            yield read(table.named("key"))


def _by_key(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    entries = list(entries)
    _refuse_doubles(((entry.key, "the packs") for entry in entries), "key")
    return MappingProxyType({entry.key: entry for entry in entries})


def _refuse_doubles(keys: Iterable[tuple[str, str]], what: str) -> None:
    seen: dict[str, str] = {}
    for key, place in keys:
        if key in seen:
            raise PackError(
                f"The {what} {key!r} stands in {seen[key]} and again in {place}; rename one."
            )
        seen[key] = place
