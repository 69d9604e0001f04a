"""Who of a roster may be on a list: names compared in bulk, with the evidence in words.

``match.match`` takes two people frames (``records.FIELDS``), ``reading.read_people`` makes them
from files, and ``console.screen`` is the command. No web application is needed.
"""
