"""What came in at the sample's front door. Everybody in it is invented."""

WAITING = {
    "who": "visitor",
    "account": (
        "My neighbor sat on a chair in the corridor from six in the evening until after midnight. "
        "Nobody told him how long it would take, and when I asked I was told to sit down."
    ),
    "place": "Emergency department, the corridor by the second desk",
}
ASKED = "Thank you for telling us. Do you remember on which day it was, and at about what time?"
REPLIED = "It was a Friday. He got there a little before six and was seen at half past twelve."

CALL_LIGHT = {
    "who": "family",
    "name": "Rosalind Achterberg",
    "email": "rosalind.achterberg@kin.example",
    "account": (
        "My mother pressed her call light for forty minutes in the night and nobody came. In the "
        "morning we found that the light over the door did not work."
    ),
    "place": "Fourth floor west, by the window",
}
ELSEWHERE = {"elsewhere": "State health department, complaint line, 555-0111"}
ANSWER = {
    "steps": "we spoke with you on the telephone\nwe heard the two nurses of that night\n"
    "we tried every call light on the floor",
    "results": (
        "The light over the door had been out of order for two days and nobody had written it "
        "down. It has been replaced, and the lights are now tried at each change of shift."
    ),
    "words": "We are sorry for the night that your mother went through.",
}

MAIL = """\
From: Theodora Vance <theodora.vance@kin.example>
To: medical staff office
Subject: The bill for my father's stay
Date: Mon, 02 Nov 2026 19:41:00 -0500
Content-Type: text/plain; charset=utf-8

My father was told that the second scan was part of the first. Now we have two bills, and at the
desk I was sent from one window to the next for an hour. Who can explain this to us?
"""
