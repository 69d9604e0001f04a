"""The sample's audit and survey: what was drawn and found, who surveys, and what they call."""

from credenza.sample.places import DOMAIN

AUDIT = "Credentials files, autumn"
AGAIN = "Files of the summer, 8/30"
SEED = "cedar-valley"
FAILED = {"peers": 3, "work_history": 2}
"""Elements that fell short, and in how many of the first files."""
NOTES = {"peers": "One reference in place of two", "work_history": "A gap of eight months"}
CONCLUSION = "Verifications are in time. References and gaps of the work history fall short."
PLANS = {
    "peers": ("Ask for a third reference at once where one is late by ten days.", 6),
    "work_history": ("Ask about gaps on the day an application comes in.", 20),
}
"""What is done about it, and until how many days from the opening day."""

SURVEY = "Triennial survey"
SURVEYOR = f"surveyor@{DOMAIN}", "Marguerite Okonjo-Vance"
CALLED = 6
"""Files that the surveyor called on the first morning; all but the last are in hand."""
MINUTES = (2, 1, 3, 1, 6)
