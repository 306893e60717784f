"""The sequence that numbers of erasure requests are taken from; written by hand, so it stands beside the generated tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Adds the sequence."""

    dependencies = [("parties", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE parties_erasure_number START 1 CACHE 1",
            "DROP SEQUENCE parties_erasure_number",
        ),
    ]
