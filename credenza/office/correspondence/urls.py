from django.urls import path

from credenza.office.correspondence.views import letters, mail, templates, writing

FILE = "practitioners/<int:pk>/letters/"
LETTER = f"{FILE}<int:letter_id>/"

urlpatterns = [
    path(FILE, letters.letters, name="practitioner-letters"),
    path(f"{FILE}new/", writing.choose, name="letter-choose"),
    path(f"{FILE}new/<slug:letter_kind>/", writing.write, name="letter-write"),
    path(f"{FILE}new/<slug:letter_kind>/preview/", writing.preview, name="letter-preview"),
    path(f"{LETTER}pages/<int:number>.png", letters.page, name="letter-page"),
    path(f"{LETTER}pdf/", letters.pdf, name="letter-pdf"),
    path(f"{LETTER}docx/", letters.docx, name="letter-docx"),
    path(f"{LETTER}correct/", writing.correct, name="letter-correct"),
    path(f"{LETTER}send/", letters.send, name="letter-send"),
    path(f"{LETTER}hand-over/", letters.hand_over, name="letter-hand-over"),
    path(f"{LETTER}withdraw/", letters.withdraw, name="letter-withdraw"),
    path("mail/", mail.mail, name="mail"),
    path("mail/<int:message_id>/retry/", mail.retry, name="mail-retry"),
    path("mail/<int:message_id>/cancel/", mail.cancel, name="mail-cancel"),
    path("letters/templates/", templates.templates, name="letter-templates"),
    path("letters/templates/house/", templates.house, name="letter-template-house"),
    path("letters/templates/letterhead/", templates.office_letterhead, name="letterhead-office"),
    path(
        "letters/templates/letterhead/<int:facility_id>/",
        templates.letterhead,
        name="letterhead",
    ),
    path("letters/templates/kind/", templates.template, name="letter-template"),
    path(
        "letters/templates/kind/example.png",
        templates.example_page,
        name="letter-template-example",
    ),
    path(
        "letters/templates/<int:template_id>/docx/",
        templates.fetch,
        name="letter-template-fetch",
    ),
    path(
        "letters/templates/<int:template_id>/withdraw/",
        templates.withdraw,
        name="letter-template-withdraw",
    ),
]
