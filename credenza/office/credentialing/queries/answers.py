"""The answers of an application, opened as far as their reader needs them."""

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings

from credenza.core.applications.answers import Entry, Paper
from credenza.core.applications.kinds import Question, Section
from credenza.office.credentialing.models import Answers, Application
from credenza.office.credentialing.queries.forms import sections_of

PLACE = "credentialing_answers"
MASK = "•••••"
Opening = Callable[[Answers, str, str], str]


def rows_of(application: Application) -> list[Answers]:
    """Every entry with its uploads, in the order of the pages; three reads."""
    rows = application.answers.order_by("section", "position", "id")
    return list(rows.prefetch_related("uploads__document"))


def is_sealed(question: Question) -> bool:
    """Whether its answers are kept encrypted: what identifies, and what is optional by law."""
    return question.sealed or question.optional_by_law


def sealed_keys(section: Section) -> frozenset[str]:
    """The keys of a section's sealed answers."""
    return frozenset(one.key for one in section.questions if is_sealed(one))


def seal(row: Answers, key: str, text: str) -> str:
    """An answer in the form in which it is kept, bound to its place."""
    return settings.VAULT.seal(text, PLACE, str(row.uid), key)


def clear(row: Answers, key: str, sealed: str) -> str:
    """A sealed answer opened."""
    return settings.VAULT.unseal(sealed, PLACE, str(row.uid), key)


def masked(row: Answers, key: str, sealed: str) -> str:
    """A sealed answer by its last four characters."""
    text = clear(row, key, sealed)
    return f"{MASK}{text[-4:]}" if text else ""


def keyed(row: Answers, key: str, sealed: str) -> str:
    """A sealed answer as its keyed fingerprint: the same for the same answer, telling nothing."""
    text = clear(row, key, sealed)
    return f"sealed:{settings.VAULT.blind_index(text, f'answer:{key}')}" if text else ""


def entries(
    rows: Sequence[Answers], sections: Sequence[Section], opening: Opening = clear
) -> list[Entry]:
    """Rows as the rules see them, those of the given sections alone."""
    known = {one.key: one for one in sections}
    return [entry(row, known[row.section], opening) for row in rows if row.section in known]


def entry(row: Answers, section: Section, opening: Opening = clear) -> Entry:
    """One row as the rules see it, its sealed answers opened by ``opening``."""
    return Entry(
        uid=str(row.uid),
        section=row.section,
        answers=opened(row, section, opening),
        papers=_papers(row),
        none=row.none,
    )


def opened(row: Answers, section: Section, opening: Opening = clear) -> Mapping[str, str]:
    """The answers of one row, sealed ones opened."""
    sealed = sealed_keys(section)
    return {
        key: opening(row, key, text) if key in sealed else text for key, text in row.values.items()
    }


def all_entries(application: Application, opening: Opening = clear) -> list[Entry]:
    """Every entry of an application as the rules see it."""
    return entries(rows_of(application), sections_of(application), opening)


def _papers(row: Answers) -> Mapping[str, tuple[Paper, ...]]:
    papers: dict[str, tuple[Paper, ...]] = {}
    for one in row.uploads.all():
        found = Paper(one.document.name, one.document.sha256)
        papers[one.question] = (*papers.get(one.question, ()), found)
    return papers
