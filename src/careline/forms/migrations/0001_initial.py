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
            name='FieldDefinition',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('type', models.CharField(choices=[('text', 'text'), ('long_text', 'long_text'), ('number', 'number'), ('money', 'money'), ('date', 'date'), ('choice', 'choice'), ('choices', 'choices'), ('yes_no', 'yes_no'), ('phone', 'phone'), ('subscription', 'subscription'), ('document', 'document')], max_length=16)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('help_zh', models.CharField(blank=True, max_length=300)),
                ('help_en', models.CharField(blank=True, max_length=300)),
                ('least', models.BigIntegerField(blank=True, null=True)),
                ('most', models.BigIntegerField(blank=True, null=True)),
                ('choices', models.JSONField(default=list)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='field_code')],
            },
        ),
        migrations.CreateModel(
            name='Form',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('version', models.PositiveIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='form_code')],
            },
        ),
        migrations.CreateModel(
            name='FormVersion',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('lines', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=40)),
                ('form', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='forms.form')),
            ],
            options={
                'ordering': ('form', '-n'),
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=40)),
                ('key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.formversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SubmittedAnswer',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=40)),
                ('type', models.CharField(choices=[('text', 'text'), ('long_text', 'long_text'), ('number', 'number'), ('money', 'money'), ('date', 'date'), ('choice', 'choice'), ('choices', 'choices'), ('yes_no', 'yes_no'), ('phone', 'phone'), ('subscription', 'subscription'), ('document', 'document')], max_length=16)),
                ('value', models.JSONField(null=True)),
                ('sealed', models.BinaryField(null=True)),
                ('submission', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='forms.submission')),
            ],
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(fields=('form', 'n'), name='one_form_version_per_number'),
        ),
        migrations.AddIndex(
            model_name='submittedanswer',
            index=models.Index(condition=models.Q(('type__in', ['choice', 'date', 'money', 'number', 'yes_no'])), fields=['field', 'value'], name='short_answers'),
        ),
        migrations.AddIndex(
            model_name='submittedanswer',
            index=models.Index(condition=models.Q(('type__in', ['choices', 'text'])), fields=['field'], name='worded_answers'),
        ),
        migrations.AddConstraint(
            model_name='submittedanswer',
            constraint=models.UniqueConstraint(fields=('submission', 'field'), name='one_answer_per_field'),
        ),
        migrations.AddConstraint(
            model_name='submittedanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sealed', None), ('value__isnull', False)), models.Q(('sealed__isnull', False), ('value__isnull', True)), _connector='OR'), name='clear_or_sealed'),
        ),
    ]
