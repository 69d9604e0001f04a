"""Addresses of surveys, of what surveyors see, and of audits."""

from django.urls import path

from credenza.office.compliance.views import (
    audit_files,
    audits,
    binders,
    survey_files,
    survey_reading,
    surveys,
    tracers,
)

SURVEYS = "standards/surveys/"
SURVEY = f"{SURVEYS}<int:pk>/"
FILE = "survey/<int:pk>/"
AUDITS = "standards/audits/"
AUDIT = f"{AUDITS}<int:pk>/"

urlpatterns = [
    path(SURVEYS, surveys.surveys, name="surveys"),
    path(f"{SURVEYS}new/", surveys.new, name="survey-new"),
    path(SURVEY, surveys.survey, name="survey"),
    path(f"{SURVEY}extend/", surveys.extend, name="survey-extend"),
    path(f"{SURVEY}close/", surveys.close, name="survey-close"),
    path(f"{SURVEY}surveyors/", surveys.let_in, name="surveyor-let-in"),
    path(f"{SURVEY}surveyors/<int:surveyor_id>/end/", surveys.end_surveyor, name="surveyor-end"),
    path(f"{SURVEY}call/", survey_files.call, name="survey-call"),
    path(f"{SURVEY}pick/", survey_files.pick, name="survey-pick"),
    path(f"{SURVEY}sample/", survey_files.sample, name="survey-sample"),
    path(f"{SURVEY}binder.pdf", binders.binder, name="survey-binder"),
    path(f"{SURVEY}binder.xlsx", binders.sheet, name="survey-binder-sheet"),
    path("standards/tracers/", tracers.tracers, name="tracers"),
    path("standards/tracers/<slug:key>/", tracers.tracer, name="tracer"),
    path(AUDITS, audits.audits, name="audits"),
    path(f"{AUDITS}new/", audits.new, name="audit-new"),
    path(AUDIT, audits.audit, name="audit"),
    path(f"{AUDIT}close/", audits.close, name="audit-close"),
    path(f"{AUDITS}files/<int:pk>/", audit_files.file, name="audit-file"),
    path(f"{AUDITS}files/<int:pk>/set-aside/", audit_files.set_aside, name="audit-set-aside"),
    path(f"{AUDITS}findings/<int:pk>/plan/", audits.plan, name="finding-plan"),
    path(f"{AUDITS}findings/<int:pk>/done/", audits.correct, name="finding-done"),
    path("survey/", survey_reading.desk, name="survey-desk"),
    path(FILE, survey_reading.file, name="survey-file"),
    path(f"{FILE}ready/", survey_files.ready, name="survey-ready"),
    path(f"{FILE}take-out/", survey_files.take_out, name="survey-take-out"),
    path(
        f"{FILE}documents/<int:document_id>/<int:number>.png",
        survey_reading.page,
        name="survey-page",
    ),
]
