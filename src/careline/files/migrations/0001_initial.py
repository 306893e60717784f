import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('name_sealed', models.BinaryField()),
                ('digest_sealed', models.BinaryField()),
                ('content_key_sealed', models.BinaryField()),
                ('sent_index', models.BinaryField(max_length=16)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('chunks', models.PositiveIntegerField()),
                ('is_stripped', models.BooleanField()),
                ('stored_at', models.DateTimeField()),
                ('stored_by_name', models.CharField(max_length=40)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('key', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('stored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='FileRetraction',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('wrong_file', 'wrong_file'), ('wrong_case', 'wrong_case'), ('too_much', 'too_much'), ('asked', 'asked')], max_length=12)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='retraction', to='files.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FileChunk',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('file', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='files.storedfile')),
            ],
            options={
                'ordering': ('n',),
            },
        ),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(fields=['key'], name='files_of_person'),
        ),
        migrations.AddConstraint(
            model_name='storedfile',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'txt', 'csv', 'eml', 'wav', 'mp3', 'amr'])), name='kind_of_file'),
        ),
        migrations.AddConstraint(
            model_name='filechunk',
            constraint=models.UniqueConstraint(fields=('file', 'n'), name='one_piece_of_a_number'),
        ),
    ]
