"""How somebody who complains can be reached, as one text of lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address, a telephone number, the lines of a postal address; each may be empty."""

    email: str = ""
    phone: str = ""
    lines: tuple[str, ...] = ()

    def written(self) -> str:
        """The text that is kept; ``read`` makes it a contact again."""
        told = [f"E-mail: {self.email}" if self.email else ""]
        told.append(f"Telephone: {self.phone}" if self.phone else "")
        return "\n".join(filter(None, (*told, *(one.strip() for one in self.lines))))


def read(text: str) -> Contact:
    """The contact in a text: marked lines, a lone line with an “@” as e-mail, the rest as
    address.
    """
    email, phone, lines = "", "", []
    for line in filter(None, map(str.strip, text.splitlines())):
        mark, _, value = line.partition(":")
        if mark == "Telephone" and value:
            phone = value.strip()
        elif mark == "E-mail" and value:
            email = value.strip()
        elif "@" in line and " " not in line and not email:
            email = line
        else:
            lines.append(line)
    return Contact(email, phone, tuple(lines))
