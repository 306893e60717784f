"""The sequence contact numbers are taken from; written by hand, so it stands beside the generated tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Adds the sequence."""

    dependencies = [("contacts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE contacts_contact_number START 1 CACHE 1",
            "DROP SEQUENCE contacts_contact_number",
        )
    ]
