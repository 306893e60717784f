"""The sequence that numbers of appointments are taken from; written by hand, so it stands beside the generated tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Adds the sequence."""

    dependencies = [("halls", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE halls_appointment_number START 1 CACHE 1",
            "DROP SEQUENCE halls_appointment_number",
        ),
    ]
