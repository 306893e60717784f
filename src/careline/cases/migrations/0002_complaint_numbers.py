"""The sequence complaint numbers are taken from; written by hand, so it stands beside the generated tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Adds the sequence."""

    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE cases_complaint_number START 1 CACHE 1",
            "DROP SEQUENCE cases_complaint_number",
        )
    ]
