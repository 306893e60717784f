"""The sequences that numbers of contacts and orders are taken from; written by hand, so they stand beside the generated tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Adds the sequences."""

    dependencies = [("contacts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE contacts_contact_number START 1 CACHE 1",
            "DROP SEQUENCE contacts_contact_number",
        ),
        migrations.RunSQL(
            "CREATE SEQUENCE contacts_order_number START 1 CACHE 1",
            "DROP SEQUENCE contacts_order_number",
        ),
    ]
