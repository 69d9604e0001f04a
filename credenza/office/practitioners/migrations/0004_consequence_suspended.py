from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("practitioners", "0003_finding_ranks")]

    operations = [
        migrations.AddField("consequence", "suspended", models.BooleanField(default=False)),
    ]
