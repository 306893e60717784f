import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('forms', '0001_initial'),
        ('notices', '0001_initial'),
        ('parties', '0001_initial'),
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DueDate',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('rule', models.UUIDField()),
                ('rule_code', models.CharField(max_length=64)),
                ('certainty', models.CharField(max_length=16)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('steps', models.JSONField()),
                ('is_binding', models.BooleanField()),
                ('computed_at', models.DateTimeField()),
                ('cause', models.CharField(max_length=32)),
            ],
            options={
                'ordering': ('computed_at', 'due_at'),
            },
        ),
        migrations.CreateModel(
            name='LookUpTry',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked', models.BinaryField(max_length=32)),
                ('address', models.GenericIPAddressField(null=True)),
                ('is_hit', models.BooleanField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='OverdueNotice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('due_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PublicIntake',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.BinaryField(max_length=32)),
                ('address', models.GenericIPAddressField(null=True)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40)),
                ('narrowed', models.JSONField(default=dict)),
                ('order', models.CharField(default='due', max_length=8)),
                ('columns', models.JSONField(default=list)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(max_length=16)),
                ('stage', models.CharField(max_length=16)),
                ('at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor_name', models.CharField(max_length=40)),
                ('urgency', models.CharField(blank=True, max_length=16)),
                ('answer', models.CharField(blank=True, max_length=16)),
                ('reason', models.CharField(blank=True, max_length=32)),
                ('text', models.TextField(blank=True)),
                ('evidence', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'ordering': ('complaint', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.JSONField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('strategy_zh', models.TextField(blank=True)),
                ('strategy_en', models.TextField(blank=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('form', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.form')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='AssignmentRule',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('urgency', models.CharField(blank=True, max_length=16)),
                ('channel', models.CharField(blank=True, max_length=16)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('on_behalf', models.BooleanField(default=False)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('jurisdiction', models.CharField(max_length=16)),
                ('channel', models.CharField(max_length=16)),
                ('external_id', models.CharField(max_length=80, null=True)),
                ('source', models.CharField(max_length=16)),
                ('received_at', models.DateTimeField()),
                ('stage', models.CharField(max_length=16)),
                ('urgency', models.CharField(max_length=16)),
                ('due_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('complained_about', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('received_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('due_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ComplaintAnswers',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.submission')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ComplaintFile',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ComplaintNotice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='cases.complaint')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.notice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactLink',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('linked_at', models.DateTimeField()),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='cases.complaint')),
            ],
            options={
                'ordering': ('linked_at', 'id'),
            },
        ),
    ]
