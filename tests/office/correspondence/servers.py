"""Mail servers as they are: those that refuse, time out, or take a letter and die."""

import os
import smtplib
from random import Random

from django.core.mail.backends.locmem import EmailBackend


class Unreliable(EmailBackend):
    """Does something else each time."""

    chance = Random(7)

    def send_messages(self, messages):
        outcome = self.chance.choice(["fine", "refused", "timed out", "taken and died"])
        if outcome == "refused":
            raise ConnectionRefusedError
        if outcome == "timed out":
            raise TimeoutError
        super().send_messages(messages)
        if outcome == "taken and died":
            raise smtplib.SMTPServerDisconnected
        return len(messages)


class Refusing(EmailBackend):
    """Knows nobody."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({"x@example.org": (550, b"no such user")})


class Greylisting(EmailBackend):
    """Asks to come back later."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({"x@example.org": (450, b"greylisted")})


class Fatal(EmailBackend):
    """Takes the message; then the machine is switched off."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt(os.getpid())
