import careline.kernel.identity
import careline.security.models.ledger
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=120)),
                ('told', models.JSONField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Centre',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('reader', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('xid', models.BigIntegerField(default=0)),
                ('entry', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'))),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='CustomRole',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=32, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('duty', models.CharField(choices=[('work', 'work'), ('administer', 'administer'), ('guard', 'guard'), ('audit', 'audit')], max_length=12)),
                ('rights', models.JSONField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=32, unique=True)),
                ('path', models.CharField(max_length=400, unique=True)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.centre')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('path',),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('username', models.SlugField(max_length=40, unique=True)),
                ('full_name', models.CharField(max_length=80)),
                ('language', models.CharField(default='zh-hans', max_length=10)),
                ('is_integration', models.BooleanField(default=False)),
                ('must_change_password', models.BooleanField(default=False)),
                ('password_set_at', models.DateTimeField(blank=True, null=True)),
                ('deactivated_at', models.DateTimeField(blank=True, null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('username',),
            },
        ),
        migrations.CreateModel(
            name='FormerPassword',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=128)),
                ('set_at', models.DateTimeField()),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='IdempotencyRecord',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_id', models.UUIDField()),
                ('route', models.CharField(max_length=160)),
                ('key', models.CharField(max_length=255)),
                ('body_hash', models.BinaryField(max_length=32)),
                ('expires_at', models.DateTimeField()),
                ('status', models.PositiveSmallIntegerField()),
                ('answer', models.BinaryField()),
                ('vault_version', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['expires_at'], name='idempotency_by_expiry')],
                'constraints': [models.UniqueConstraint(fields=('actor_id', 'route', 'key'), name='one_answer_per_key')],
            },
        ),
        migrations.CreateModel(
            name='KeyPreference',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('has_letters', models.BooleanField(default=True)),
                ('keys', models.JSONField(default=dict)),
                ('set_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('xid', models.BigIntegerField(db_default=careline.security.models.ledger.CurrentTransaction(), editable=False)),
                ('event', models.CharField(max_length=80)),
                ('subject_kind', models.CharField(max_length=40)),
                ('subject_id', models.UUIDField()),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor_id', models.UUIDField(null=True)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('data', models.JSONField()),
                ('correlation', models.UUIDField()),
                ('mac', models.BinaryField(max_length=32)),
            ],
            options={
                'indexes': [models.Index(fields=['xid', 'id'], name='ledger_in_order'), models.Index(fields=['subject_id', 'id'], name='ledger_of_subject'), models.Index(fields=['correlation'], name='ledger_of_correlation')],
            },
        ),
        migrations.CreateModel(
            name='AlarmSighting',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('alarm', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='security.alarm')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.AddField(
            model_name='alarm',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.CreateModel(
            name='OffBoarding',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=40)),
                ('correlation', models.UUIDField()),
                ('roles', models.JSONField()),
                ('sessions', models.PositiveIntegerField()),
                ('tokens', models.PositiveIntegerField()),
                ('parts', models.JSONField()),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'ordering': ('-at',),
            },
        ),
        migrations.CreateModel(
            name='PersonKey',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('wrapped', models.BinaryField(null=True)),
                ('master_version', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('shredded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['master_version', 'id'], name='person_key_by_master')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('shredded_at__isnull', False), ('wrapped', None)), models.Q(('shredded_at', None), ('wrapped__isnull', False)), _connector='OR'), name='shredded_or_wrapped')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(max_length=40)),
                ('thing', models.CharField(blank=True, max_length=40)),
                ('sitting', models.UUIDField()),
                ('vault_version', models.PositiveIntegerField(null=True)),
                ('sealed', models.BinaryField(null=True)),
                ('kept_at', models.DateTimeField()),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('table', models.CharField(max_length=63, primary_key=True, serialize=False)),
                ('edition', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='KeptList',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=40)),
                ('narrowed', models.JSONField(default=dict)),
                ('order', models.CharField(blank=True, max_length=8)),
                ('columns', models.JSONField(default=list)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('owner', 'kind', 'name'), name='one_kept_list_per_name')],
            },
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(blank=True, choices=[('agent', 'agent'), ('senior_agent', 'senior_agent'), ('department_handler', 'department_handler'), ('quality_inspector', 'quality_inspector'), ('supervisor', 'supervisor'), ('administrator', 'administrator'), ('security_administrator', 'security_administrator'), ('auditor', 'auditor')], max_length=32)),
                ('granted_at', models.DateTimeField()),
                ('custom', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='security.customrole')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='role_grants', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('n', models.BigIntegerField(primary_key=True, serialize=False)),
                ('previous', models.CharField(max_length=64)),
                ('entries', models.IntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('upto_xid', models.BigIntegerField()),
                ('upto_id', models.UUIDField()),
                ('sealed_at', models.DateTimeField()),
                ('signature', models.CharField(max_length=128)),
                ('traces', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(fields=['upto_xid', 'upto_id'], name='seal_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.BinaryField(max_length=32, unique=True)),
                ('address', models.GenericIPAddressField(null=True)),
                ('device', models.CharField(blank=True, max_length=200)),
                ('started_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('signed_out', 'signed_out'), ('password_changed', 'password_changed'), ('roles_changed', 'roles_changed'), ('deactivated', 'deactivated'), ('ended_by_hand', 'ended_by_hand')], max_length=20)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('reader', models.CharField(max_length=80)),
                ('entry', models.UUIDField()),
                ('problem', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reader', 'entry'), name='set_aside_once')],
            },
        ),
        migrations.CreateModel(
            name='SignInAttempt',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('signed_in', 'signed_in'), ('wrong_password', 'wrong_password'), ('unknown_user', 'unknown_user'), ('deactivated', 'deactivated'), ('locked', 'locked'), ('address_locked', 'address_locked'), ('name_locked', 'name_locked')], max_length=20)),
                ('address', models.GenericIPAddressField(null=True)),
                ('mark', models.CharField(max_length=6)),
                ('at', models.DateTimeField()),
                ('user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='AddressLift',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('address', models.GenericIPAddressField()),
                ('reason', models.CharField(choices=[('own_office', 'own_office'), ('program_mended', 'program_mended'), ('own_test', 'own_test')], max_length=16)),
                ('at', models.DateTimeField()),
                ('lock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.signinattempt')),
            ],
        ),
        migrations.CreateModel(
            name='Unlocking',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.SlugField(max_length=40)),
                ('secret_hash', models.BinaryField(max_length=32, unique=True)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'revoked_at'], name='tokens_of_user')],
            },
        ),
        migrations.AddIndex(
            model_name='formerpassword',
            index=models.Index(fields=['user', '-set_at'], name='former_passwords_of_user'),
        ),
        migrations.AddConstraint(
            model_name='alarmsighting',
            constraint=models.UniqueConstraint(fields=('alarm', 'user'), name='seen_once_by_each'),
        ),
        migrations.AddConstraint(
            model_name='alarm',
            constraint=models.UniqueConstraint(fields=('kind', 'key'), name='one_alarm_about_a_thing'),
        ),
        migrations.AddIndex(
            model_name='offboarding',
            index=models.Index(fields=['user', '-at'], name='off_boardings_of_user'),
        ),
        migrations.AddIndex(
            model_name='draft',
            index=models.Index(fields=['kept_at'], name='draft_by_age'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('user', 'form', 'thing'), name='one_draft_per_person_form_and_thing'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('sealed', None), ('key__isnull', False), ('vault_version__isnull', False), _connector='OR'), name='draft_sealed_by_some_key'),
        ),
        migrations.AddConstraint(
            model_name='rolegrant',
            constraint=models.UniqueConstraint(fields=('user', 'role', 'custom'), name='one_grant_per_role', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='rolegrant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('custom', None), ('role__in', ['agent', 'senior_agent', 'department_handler', 'quality_inspector', 'supervisor', 'administrator', 'security_administrator', 'auditor'])), models.Q(('custom__isnull', False), ('role', '')), _connector='OR'), name='known_role'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['user', 'ended_at'], name='sessions_of_user'),
        ),
        migrations.AddIndex(
            model_name='signinattempt',
            index=models.Index(fields=['user', 'at'], name='attempts_of_user'),
        ),
        migrations.AddIndex(
            model_name='signinattempt',
            index=models.Index(fields=['address', 'at'], name='attempts_from_address'),
        ),
        migrations.AddIndex(
            model_name='signinattempt',
            index=models.Index(fields=['at'], name='attempts_by_time'),
        ),
        migrations.AddIndex(
            model_name='addresslift',
            index=models.Index(fields=['address', 'at'], name='lifts_of_address'),
        ),
        migrations.AddIndex(
            model_name='unlocking',
            index=models.Index(fields=['user', 'at'], name='unlockings_of_user'),
        ),
    ]
