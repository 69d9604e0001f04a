import datetime

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from credenza.packs.loader import requirements


def rank(apps, schema_editor):
    """Tell of each finding its verb and its rank, as judging does from now on."""
    finding = apps.get_model("practitioners", "OpenFinding")
    finding.objects.filter(due_on__isnull=False).update(ranked_on=F("due_on"))
    for key, one in requirements().items():
        finding.objects.filter(requirement=key).update(verb=one.verb)


class Migration(migrations.Migration):
    dependencies = [
        ("practitioners", "0002_verification_place"),
        ("team", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex("openfinding", "finding_by_consequence"),
        migrations.RemoveIndex("openfinding", "finding_by_requirement"),
        migrations.RemoveIndex("credential", "credential_by_end"),
        migrations.AddField(
            "openfinding",
            "verb",
            models.CharField(default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            "openfinding",
            "ranked_on",
            models.DateField(default=datetime.date.max),
            preserve_default=False,
        ),
        migrations.AlterField(
            "openfinding",
            "practitioner",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="open_findings",
                to="practitioners.practitioner",
            ),
        ),
        migrations.AlterField(
            "openfinding",
            "facility",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                to="team.facility",
            ),
        ),
        migrations.RunPython(rank, migrations.RunPython.noop),
        migrations.AddIndex(
            "openfinding",
            models.Index(
                fields=["consequence", "ranked_on", "practitioner", "facility"],
                name="finding_by_rank",
            ),
        ),
        migrations.AddIndex(
            "openfinding",
            models.Index(
                fields=["verb", "consequence", "ranked_on", "practitioner", "facility"],
                name="finding_of_verb_by_rank",
            ),
        ),
        migrations.AddIndex(
            "openfinding",
            models.Index(
                fields=["verb", "state", "facility", "practitioner"], name="finding_counts"
            ),
        ),
        migrations.AddIndex(
            "openfinding",
            models.Index(fields=["found_on", "facility", "practitioner"], name="finding_by_day"),
        ),
        migrations.AddIndex(
            "openfinding",
            models.Index(
                fields=["practitioner", "state", "requirement", "facility"],
                name="finding_by_practitioner",
            ),
        ),
        migrations.AddIndex(
            "credential",
            models.Index(
                fields=["kind", "ends_on", "practitioner", "continuous", "withdrawn_on"],
                name="credential_by_lapse",
            ),
        ),
    ]
