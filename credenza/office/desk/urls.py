from django.urls import path

from credenza.office.desk.views import file, find, house, today

urlpatterns = [
    path("", today.home, name="home"),
    path("today/", today.today, name="today"),
    path("find/", find.find, name="find"),
    path("work/assign/", today.assign_work, name="work-assign"),
    path("practitioners/<int:pk>/", file.overview, name="practitioner"),
    path("practitioners/<int:pk>/credentials/", file.credentials, name="practitioner-credentials"),
    path("practitioners/<int:pk>/documents/", file.documents, name="practitioner-documents"),
    path("practitioners/<int:pk>/history/", file.history, name="practitioner-history"),
    path("rules/", house.rules, name="rules"),
    path("rules/library/", house.library, name="rules-library"),
    path("ledger/", house.entries, name="ledger"),
    path("ledger/verify/", house.verify_ledger, name="ledger-verify"),
    path("ledger/checkpoint/", house.checkpoint, name="ledger-checkpoint"),
    path("jobs/", house.jobs, name="jobs"),
    path("look/", house.look, name="look"),
    path("my-file/", file.my_file, name="my-file"),
]
