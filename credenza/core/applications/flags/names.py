"""Names by which sources know the person and which the file does not."""

from collections.abc import Iterator

from credenza.core.applications.flags.model import Flag, Limits, StatedName, Subject
from credenza.core.names import display_name, family_key, name_key


def differing(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Every source whose family or given name is none of those on file.

    A given name may be abbreviated or stand as the middle one; marks, hyphens and case do not
    count.
    """
    for one in subject.stated:
        if subject.names and not any(_agree(one, name) for name in subject.names):
            sentence = (
                f"{one.source} says “{display_name(one.name)}”; the file knows "
                f"{' and '.join(f'“{display_name(name)}”' for name in subject.names)}."
            )
            key = f"name:{family_key(one.name.family)},{name_key(one.name.given)}"
            yield Flag("name", key, sentence, (one.evidence,) if one.evidence else ())


def _agree(stated: StatedName, known) -> bool:
    same_family = family_key(stated.name.family) == family_key(known.family)
    said = name_key(stated.name.given)
    given = [name_key(one) for one in (known.given, known.middle) if one]
    return same_family and (
        not said or not given or any(_begins(said, one) or _begins(one, said) for one in given)
    )


def _begins(short: str, long: str) -> bool:
    return bool(short) and long.startswith(short)
