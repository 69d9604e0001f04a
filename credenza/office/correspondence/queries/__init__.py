"""Reads of letters and mail, within the reader's rights."""

from credenza.office.correspondence.queries.addressees import Addressee, addressee_of
from credenza.office.correspondence.queries.letters import letter, letters_of, readable, values_of

__all__ = ["Addressee", "addressee_of", "letter", "letters_of", "readable", "values_of"]
