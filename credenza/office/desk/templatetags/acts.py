"""What was done, in words, for the history of a file and the ledger: ``{% load acts %}``."""

from django import template

register = template.Library()

WORDS = {
    "account:enter-code": "Entered a second factor",
    "account:password": "Changed the own password",
    "account:rehash": "Kept the password anew",
    "account:rename": "Changed the own name",
    "account:share-password": "Set the sample's password",
    "account:sign-in": "Signed in",
    "account:sign-out": "Signed out",
    "appointment:add": "Recorded an appointment",
    "appointment:edit": "Changed an appointment",
    "bylaw:end": "Ended a bylaw's limit",
    "bylaw:tighten": "Tightened a limit by the bylaws",
    "committee:add": "Added a committee",
    "consequence:dismiss": "Decided that a consequence does not follow",
    "consequence:execute": "Carried a consequence out",
    "consequence:propose": "Put a consequence of a lapse forward",
    "consequence:restore": "Gave an appointment back",
    "credential:add": "Added a credential",
    "credential:edit": "Corrected a credential",
    "credential:renew": "Took a renewal in",
    "credential:verify": "Recorded a verification",
    "credential:verify-all": "Recorded verifications of many",
    "credential:withdraw": "Withdrew a credential",
    "department:add": "Added a department",
    "department:change": "Changed a department",
    "document:attach": "Filed a document",
    "document:keep": "Stored documents",
    "document:fetch": "Took a copy of a document",
    "document:open": "Looked at a document",
    "document:store": "Stored a document",
    "facility:add": "Added a facility",
    "facility:change": "Changed a facility",
    "ledger:checkpoint": "Took a checkpoint of the ledger",
    "ledger:verify": "Verified the ledger",
    "letter-template:add": "Took a letters' template in",
    "letter-template:withdraw": "Put a letters' template out of use",
    "letter:fetch": "Took a copy of a letter",
    "letter:hand_over": "Recorded that a letter left on paper",
    "letter:open": "Looked at a letter",
    "letter:send": "Sent a letter",
    "letter:withdraw": "Took a letter back",
    "letter:write": "Wrote a letter",
    "letterhead:keep": "Changed a letterhead",
    "notice:claim": "Took a notice up",
    "notice:plan": "Planned notices",
    "notice:remind": "Asked for a reminder",
    "notice:send": "Sent a notice",
    "notice:settle": "Put a notice away whose matter was settled",
    "office:open": "Opened the office",
    "person:disable": "Closed an account",
    "person:enable": "Opened an account again",
    "person:enrol": "Enrolled a person",
    "person:invite": "Invited a person",
    "person:reinvite": "Invited a person again",
    "person:reset-second-factor": "Removed somebody's second factors",
    "post:cancel": "Cancelled an e-mail",
    "post:claim": "Took an e-mail up",
    "post:post": "Put an e-mail into the outbox",
    "post:retry": "Had an e-mail sent again",
    "post:send": "Handed an e-mail over",
    "practitioner:create": "Opened the file",
    "practitioner:edit": "Changed identity or contact",
    "practitioner:export": "Took a list out",
    "practitioner:fill": "Opened many files",
    "practitioner:names": "Changed names or specialties",
    "practitioner:photo": "Gave the file its photo",
    "practitioner:take-in": "Took people in",
    "right:refused": "Was refused",
    "role:give": "Gave a role",
    "role:take": "Took a role away",
    "roster:finish": "Finished an import",
    "roster:import": "Imported a roster",
    "roster:map": "Said what a roster's columns mean",
    "roster:refused": "Took the refused rows of a roster",
    "roster:save-mapping": "Kept what a roster's columns mean",
    "roster:start": "Started an import",
    "roster:upload": "Uploaded a roster",
    "sensitive:reveal": "Looked at a masked value",
    "setting:choose": "Chose a setting",
    "work:assign": "Handed work out",
}


@register.filter
def job_words(task: str) -> str:
    """A job in words: "Clear old runs"."""
    return task.rpartition(".")[2].replace("_", " ").capitalize()


@register.filter
def act_words(verb: str) -> str:
    """The act in words; a verb without any is shown as it is written."""
    subject, _, action = verb.partition(":")
    return WORDS.get(verb, f"{subject.capitalize()}: {action.replace('-', ' ')}")
