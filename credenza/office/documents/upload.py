"""How files come in from a browser."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST = 65 * 1024 * 1024
"""Bytes: the largest list that is read (64 MB), and the form around it."""


class BoundedUpload(TemporaryFileUploadHandler):
    """Refuses what is larger than anything the office takes before a byte of it is stored."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        """Raises RequestDataTooBig, which is answered with 400."""
        if content_length > LARGEST:
            raise RequestDataTooBig("The request is larger than any file that is taken.")
        return super().handle_raw_input(input_data, META, content_length, boundary, encoding)
