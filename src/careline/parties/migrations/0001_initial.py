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
            name='SavedMap',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('told', models.JSONField()),
                ('made_by', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number_sealed', models.BinaryField(null=True)),
                ('number_index', models.BinaryField(max_length=16, null=True, unique=True)),
                ('payment', models.CharField(choices=[('postpaid', 'postpaid'), ('prepaid', 'prepaid')], max_length=10)),
                ('bill_day', models.PositiveSmallIntegerField()),
                ('opened_on', models.DateField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('-opened_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='AccountClosure',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('closed_on', models.DateField()),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closure', to='parties.account')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CareFlag',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind_sealed', models.BinaryField(null=True)),
                ('note_sealed', models.BinaryField(null=True)),
                ('since', models.DateField()),
                ('review_on', models.DateField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('-since', '-id'),
            },
        ),
        migrations.CreateModel(
            name='CareFlagLifting',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(choices=[('passed', 'passed'), ('mistaken', 'mistaken'), ('customer_asked', 'customer_asked')], max_length=16)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('flag', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lifting', to='parties.careflag')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CatalogueEntry',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('catalogue', models.CharField(choices=[('brand', 'brand'), ('region', 'region'), ('segment', 'segment'), ('plan', 'plan')], max_length=10)),
                ('code', models.CharField(max_length=20)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('catalogue', 'position', 'code'),
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'code'), name='one_entry_per_code')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueChange',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('act', models.CharField(choices=[('added', 'added'), ('renamed', 'renamed'), ('closed', 'closed'), ('reopened', 'reopened')], max_length=10)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('position', models.PositiveSmallIntegerField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='parties.catalogueentry')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('individual', 'individual'), ('enterprise', 'enterprise')], max_length=12)),
                ('is_identified', models.BooleanField()),
                ('name_sealed', models.BinaryField(null=True)),
                ('number_sealed', models.BinaryField(null=True)),
                ('email_sealed', models.BinaryField(null=True)),
                ('address_sealed', models.BinaryField(null=True)),
                ('document_sealed', models.BinaryField(null=True)),
                ('document_kind', models.CharField(blank=True, choices=[('resident_id', 'resident_id'), ('passport', 'passport'), ('residence_permit', 'residence_permit'), ('business_licence', 'business_licence'), ('other', 'other')], max_length=20)),
                ('name_index', models.BinaryField(max_length=16, null=True)),
                ('surname_index', models.BinaryField(max_length=16, null=True)),
                ('number_index', models.BinaryField(max_length=16, null=True)),
                ('last4_index', models.BinaryField(max_length=16, null=True)),
                ('email_index', models.BinaryField(max_length=16, null=True)),
                ('document_index', models.BinaryField(max_length=16, null=True)),
                ('brand', models.CharField(blank=True, max_length=20)),
                ('region', models.CharField(blank=True, max_length=20)),
                ('segment', models.CharField(blank=True, max_length=20)),
                ('tier', models.CharField(choices=[('standard', 'standard'), ('gold', 'gold'), ('vip', 'vip')], max_length=12)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('source_channel', models.CharField(blank=True, max_length=20)),
                ('registered_at', models.DateTimeField()),
                ('checked_at', models.DateTimeField()),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('merged_into', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('n', models.PositiveIntegerField()),
                ('purpose', models.CharField(choices=[('marketing', 'marketing'), ('profiling', 'profiling'), ('sharing', 'sharing'), ('recording', 'recording'), ('location', 'location'), ('sensitive', 'sensitive')], max_length=12)),
                ('version', models.CharField(max_length=20)),
                ('act', models.CharField(choices=[('given', 'given'), ('withdrawn', 'withdrawn')], max_length=10)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('hall', 'hall'), ('app', 'app'), ('web', 'web'), ('sms', 'sms'), ('letter', 'letter')], max_length=8)),
                ('said_at', models.DateTimeField()),
                ('evidence_sealed', models.BinaryField(null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
            options={
                'ordering': ('customer', 'purpose', 'n'),
            },
        ),
        migrations.CreateModel(
            name='CareLook',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('complaint_id', models.UUIDField(null=True)),
                ('contact_id', models.UUIDField(null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.AddField(
            model_name='careflag',
            name='customer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer'),
        ),
        migrations.CreateModel(
            name='AttributeCheck',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('attribute', models.CharField(choices=[('name', 'name'), ('number', 'number'), ('email', 'email'), ('address', 'address'), ('document', 'document'), ('tier', 'tier'), ('brand', 'brand'), ('region', 'region'), ('segment', 'segment'), ('language', 'language'), ('place', 'place'), ('kind', 'kind')], max_length=10)),
                ('outcome', models.CharField(choices=[('confirmed', 'confirmed'), ('corrected', 'corrected')], max_length=10)),
                ('source', models.CharField(choices=[('staff', 'staff'), ('list', 'list'), ('integration', 'integration'), ('customer', 'customer'), ('house', 'house')], max_length=12)),
                ('entered_by_name', models.CharField(max_length=40)),
                ('entered_at', models.DateTimeField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.AddField(
            model_name='account',
            name='customer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer'),
        ),
        migrations.CreateModel(
            name='CustomerNeed',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('text_sealed', models.BinaryField(null=True)),
                ('source', models.CharField(choices=[('contact', 'contact'), ('complaint', 'complaint'), ('survey', 'survey'), ('visit', 'visit'), ('social', 'social'), ('app', 'app')], max_length=10)),
                ('category', models.CharField(choices=[('network', 'network'), ('product', 'product'), ('price', 'price'), ('service', 'service'), ('digital', 'digital'), ('other', 'other')], max_length=10)),
                ('collected_at', models.DateTimeField()),
                ('status', models.CharField(choices=[('collected', 'collected'), ('assessed', 'assessed'), ('adopted', 'adopted'), ('declined', 'declined'), ('told', 'told')], max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('-collected_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='DuplicatePair',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('score', models.PositiveSmallIntegerField()),
                ('marks', models.JSONField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('merged', 'merged'), ('left_apart', 'left_apart')], max_length=12)),
                ('found_at', models.DateTimeField()),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('sent', 'sent'), ('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('broken', 'broken'), ('dropped', 'dropped')], max_length=12)),
                ('file_name', models.CharField(max_length=120)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('sealed', models.BinaryField(null=True)),
                ('key_version', models.PositiveIntegerField()),
                ('told', models.JSONField(null=True)),
                ('map_name', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(max_length=10)),
                ('sent_by_id', models.UUIDField(null=True)),
                ('sent_by', models.CharField(max_length=40)),
                ('sent_at', models.DateTimeField()),
                ('rows', models.PositiveIntegerField(default=0)),
                ('reached', models.PositiveIntegerField(default=1)),
                ('imported', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('rejected', models.PositiveIntegerField(default=0)),
                ('header', models.JSONField(default=list)),
                ('problem', models.CharField(blank=True, max_length=400)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['sent_by_id', '-id'], name='batches_of_sender')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('same_document', 'same_document'), ('customer_said', 'customer_said'), ('compared', 'compared'), ('imported_twice', 'imported_twice')], max_length=20)),
                ('by_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.CreateModel(
            name='NeedStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(choices=[('collect', 'collect'), ('assess', 'assess'), ('adopt', 'adopt'), ('decline', 'decline'), ('tell', 'tell')], max_length=8)),
                ('text_sealed', models.BinaryField(null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='parties.customerneed')),
            ],
            options={
                'ordering': ('need', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=20)),
                ('external_id', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('batch', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.importbatch')),
            ],
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('n', models.PositiveIntegerField()),
                ('channel', models.CharField(blank=True, choices=[('phone', 'phone'), ('sms', 'sms'), ('email', 'email'), ('app', 'app'), ('letter', 'letter')], max_length=8)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('from_time', models.TimeField(null=True)),
                ('until_time', models.TimeField(null=True)),
                ('do_not_disturb', models.BooleanField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='preferences', to='parties.customer')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('customer', 'n'),
            },
        ),
        migrations.CreateModel(
            name='RefusedRows',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('line', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='parties.importbatch')),
            ],
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('advocate', 'advocate'), ('authorised', 'authorised'), ('guardian', 'guardian'), ('attorney', 'attorney'), ('enterprise_contact', 'enterprise_contact')], max_length=20)),
                ('name_sealed', models.BinaryField(null=True)),
                ('number_sealed', models.BinaryField(null=True)),
                ('number_index', models.BinaryField(max_length=16, null=True)),
                ('relation_sealed', models.BinaryField(null=True)),
                ('evidence_sealed', models.BinaryField(null=True)),
                ('scope', models.JSONField(default=list)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('-since', '-id'),
            },
        ),
        migrations.CreateModel(
            name='RepresentativeEnding',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('ended_on', models.DateField()),
                ('reason', models.CharField(choices=[('revoked', 'revoked'), ('replaced', 'replaced'), ('lapsed', 'lapsed'), ('left', 'left')], max_length=10)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('representative', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='parties.representative')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reveal',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(choices=[('name', 'name'), ('number', 'number'), ('email', 'email'), ('address', 'address'), ('document', 'document'), ('subscription_number', 'subscription_number'), ('account_number', 'account_number'), ('representative_name', 'representative_name'), ('representative_number', 'representative_number')], max_length=24)),
                ('record', models.UUIDField(null=True)),
                ('reason', models.CharField(choices=[('contact_customer', 'contact_customer'), ('verify_identity', 'verify_identity'), ('correct_record', 'correct_record'), ('regulator_request', 'regulator_request'), ('customer_request', 'customer_request'), ('audit', 'audit')], max_length=20)),
                ('complaint_id', models.UUIDField(null=True)),
                ('contact_id', models.UUIDField(null=True)),
                ('actor_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
        ),
        migrations.CreateModel(
            name='StaleBound',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('days', models.PositiveSmallIntegerField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('mobile', 'mobile'), ('fixed', 'fixed'), ('broadband', 'broadband'), ('iptv', 'iptv'), ('iot', 'iot')], max_length=10)),
                ('number_sealed', models.BinaryField(null=True)),
                ('number_index', models.BinaryField(max_length=16, null=True)),
                ('last4_index', models.BinaryField(max_length=16, null=True)),
                ('region', models.CharField(blank=True, max_length=20)),
                ('since', models.DateField()),
                ('status', models.CharField(choices=[('active', 'active'), ('suspended', 'suspended'), ('ended', 'ended')], max_length=10)),
                ('brand', models.CharField(blank=True, max_length=20)),
                ('plan', models.CharField(blank=True, max_length=20)),
                ('until', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subscriptions', to='parties.account')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('-since', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Consumption',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('month', models.DateField()),
                ('n', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('currency', models.CharField(max_length=3)),
                ('voice_minutes', models.BigIntegerField()),
                ('data_mb', models.BigIntegerField()),
                ('sms', models.BigIntegerField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consumption', to='parties.subscription')),
            ],
            options={
                'ordering': ('-month', '-n'),
            },
        ),
        migrations.CreateModel(
            name='SubscriptionChange',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('n', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('active', 'active'), ('suspended', 'suspended'), ('ended', 'ended')], max_length=10)),
                ('brand', models.CharField(blank=True, max_length=20)),
                ('plan', models.CharField(blank=True, max_length=20)),
                ('on', models.DateField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='parties.subscription')),
            ],
            options={
                'ordering': ('subscription', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Unmerge',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('family', 'family'), ('number_passed_on', 'number_passed_on'), ('mistake', 'mistake'), ('customer_objected', 'customer_objected')], max_length=20)),
                ('by_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('merge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='parties.merge')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['number_index'], name='customer_by_number'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['last4_index', 'surname_index'], name='customer_by_last4'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['surname_index'], name='customer_by_surname'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['name_index'], name='customer_by_name'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['email_index'], name='customer_by_email'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('document_index__isnull', False)), fields=['document_index'], name='customer_by_document'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['checked_at'], name='customer_by_check'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['registered_at'], name='customer_by_registration'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('brand', ''), _negated=True), fields=['brand', '-id'], name='customer_by_brand'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('region', ''), _negated=True), fields=['region', '-id'], name='customer_by_region'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('segment', ''), _negated=True), fields=['segment', '-id'], name='customer_by_segment'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('language', ''), _negated=True), fields=['language', '-id'], name='customer_by_language'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('tier', 'standard'), _negated=True), fields=['tier', '-id'], name='customer_by_tier'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='customer_by_kept'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('is_identified', False), ('key__isnull', False), _connector='OR'), name='identified_by_something_sealed'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(fields=('customer', 'purpose', 'n'), name='one_consent_word_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='carelook',
            index=models.Index(fields=['customer', 'at'], name='care_looks_at_customer'),
        ),
        migrations.AddIndex(
            model_name='attributecheck',
            index=models.Index(fields=['customer', 'attribute', '-at'], name='checks_of_attribute'),
        ),
        migrations.AddIndex(
            model_name='attributecheck',
            index=models.Index(fields=['-at', 'id'], name='checks_by_time'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('bill_day__range', (1, 28))), name='bill_day_of_every_month'),
        ),
        migrations.AddIndex(
            model_name='customerneed',
            index=models.Index(fields=['status', '-collected_at', '-id'], name='needs_by_status'),
        ),
        migrations.AddIndex(
            model_name='customerneed',
            index=models.Index(fields=['customer', '-collected_at'], name='needs_of_customer'),
        ),
        migrations.AddIndex(
            model_name='duplicatepair',
            index=models.Index(fields=['state', '-score', 'id'], name='pairs_to_look_at'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='pair_once'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='pair_in_order'),
        ),
        migrations.AddIndex(
            model_name='merge',
            index=models.Index(fields=['merged', '-at'], name='merges_of_customer'),
        ),
        migrations.AddConstraint(
            model_name='needstep',
            constraint=models.UniqueConstraint(fields=('need', 'n'), name='one_need_step_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='origin',
            index=models.Index(condition=models.Q(('batch__isnull', False)), fields=['batch', 'customer'], name='brought_by_batch'),
        ),
        migrations.AddConstraint(
            model_name='origin',
            constraint=models.UniqueConstraint(fields=('source', 'external_id'), name='origin_once'),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.UniqueConstraint(fields=('customer', 'n'), name='one_wish_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='refusedrows',
            index=models.Index(fields=['batch', 'line'], name='refused_of_batch'),
        ),
        migrations.AddIndex(
            model_name='representative',
            index=models.Index(fields=['number_index'], name='representative_by_number'),
        ),
        migrations.AddIndex(
            model_name='reveal',
            index=models.Index(fields=['actor_id', 'at'], name='reveals_of_actor'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['number_index'], name='subscription_by_number'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['last4_index'], name='subscription_by_last4'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'ended'), _negated=True), fields=('number_index',), name='one_live_subscription_per_number'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='begun_then_ended'),
        ),
        migrations.AddConstraint(
            model_name='consumption',
            constraint=models.UniqueConstraint(fields=('subscription', 'month', 'n'), name='one_telling_of_a_month_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='consumption',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_month_begins_on_its_first'),
        ),
        migrations.AddConstraint(
            model_name='subscriptionchange',
            constraint=models.UniqueConstraint(fields=('subscription', 'n'), name='one_subscription_change_at_a_time'),
        ),
        migrations.CreateModel(
            name='ErasureRequest',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('ground', models.CharField(choices=[('purpose_over', 'purpose_over'), ('service_ended', 'service_ended'), ('consent_withdrawn', 'consent_withdrawn'), ('unlawful', 'unlawful')], max_length=20)),
                ('proof', models.CharField(choices=[('document_seen', 'document_seen'), ('called_back', 'called_back'), ('signed_in', 'signed_in'), ('authority_seen', 'authority_seen')], max_length=16)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('hall', 'hall'), ('app', 'app'), ('web', 'web'), ('sms', 'sms'), ('letter', 'letter')], max_length=8)),
                ('reference', models.CharField(blank=True, max_length=24)),
                ('text_sealed', models.BinaryField(null=True)),
                ('asked_by', models.CharField(max_length=40)),
                ('asker_roles', models.JSONField()),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('asked', 'asked'), ('done', 'done'), ('refused', 'refused'), ('withdrawn', 'withdrawn'), ('told', 'told')], max_length=10)),
                ('kept_until', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
            ],
            options={
                'ordering': ('due_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ErasureStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(choices=[('ask', 'ask'), ('approve', 'approve'), ('refuse', 'refuse'), ('withdraw', 'withdraw'), ('tell', 'tell')], max_length=8)),
                ('kept_until', models.DateField(null=True)),
                ('text_sealed', models.BinaryField(null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='parties.erasurerequest')),
            ],
            options={
                'ordering': ('request', 'n'),
            },
        ),
        migrations.AddIndex(
            model_name='erasurerequest',
            index=models.Index(fields=['state', 'due_at', 'id'], name='erasures_by_state'),
        ),
        migrations.AddConstraint(
            model_name='erasurerequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('customer',), name='one_open_erasure_of_customer'),
        ),
        migrations.AddConstraint(
            model_name='erasurestep',
            constraint=models.UniqueConstraint(fields=('request', 'n'), name='one_erasure_step_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('place', ''), _negated=True), fields=['place'], name='customer_by_place', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['since', 'customer'], name='subscription_by_beginning'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(condition=models.Q(('brand', ''), _negated=True), fields=['brand', 'customer'], name='subscription_by_brand'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(condition=models.Q(('plan', ''), _negated=True), fields=['plan', 'customer'], name='subscription_by_plan'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(condition=models.Q(('region', ''), _negated=True), fields=['region', 'customer'], name='subscription_by_region'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(condition=models.Q(('kind', 'mobile'), _negated=True), fields=['kind', 'customer'], name='subscription_by_kind'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(condition=models.Q(('status', 'active'), _negated=True), fields=['status', 'customer'], name='subscription_by_status'),
        ),
    ]
