import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("act_id", models.BigIntegerField(null=True, unique=True)),
                ("head", models.CharField(max_length=64)),
                ("floor", models.BigIntegerField()),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=60)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("origin", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
                ("outcome", models.CharField(max_length=7)),
                ("practitioner_id", models.BigIntegerField(null=True)),
                ("parent", models.BigIntegerField(null=True)),
                ("detail", models.TextField(blank=True)),
                ("tx", models.BigIntegerField()),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["tx"], name="act_by_tx"),
                    models.Index(fields=["at", "id"], name="act_by_time"),
                    models.Index(fields=["actor_id", "id"], name="act_by_actor"),
                    models.Index(fields=["verb", "id"], name="act_by_verb"),
                    models.Index(
                        condition=models.Q(("outcome", "done"), _negated=True),
                        fields=["outcome", "id"],
                        name="act_by_outcome",
                    ),
                    models.Index(
                        condition=models.Q(("practitioner_id__isnull", False)),
                        fields=["practitioner_id", "id"],
                        name="act_by_practitioner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("slot", models.DateTimeField()),
                ("claimed_at", models.DateTimeField()),
                ("task", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-slot", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("name", "slot"), name="job_slot_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=63)),
                ("row", models.CharField(max_length=63)),
                ("kind", models.CharField(max_length=1)),
                ("practitioner_id", models.BigIntegerField(null=True)),
                ("old", models.TextField(null=True)),
                ("new", models.TextField(null=True)),
                (
                    "act",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="changes",
                        to="ledger.act",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["act", "id"], name="change_by_act"),
                    models.Index(
                        condition=models.Q(("practitioner_id__isnull", False)),
                        fields=["practitioner_id", "id"],
                        name="change_by_practitioner",
                    ),
                ],
            },
        ),
    ]
