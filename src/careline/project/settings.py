"""Settings of Django; what an operator may set is read from the environment and listed in docs/configuration.md."""

from pathlib import Path

from careline.project import environment, home
from careline.project.database import app_address, django_settings

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home.find()
SET = environment.read()

# Everything that lives outside the database: keyring, anchor, witnesses, the embedded cluster.
CARELINE_HOME = HOME.root
CARELINE_KEYRING = CARELINE_HOME / "keyring.json"
CARELINE_ANCHOR = HOME.ledger / "anchor"
CARELINE_WITNESS = HOME.ledger / "witness"

SECRET_KEY = HOME.secret("django.key") or environment.throwaway_key()
DEBUG = SET.is_development
ALLOWED_HOSTS = [*SET.hosts]
ROOT_URLCONF = "careline.project.urls"
WSGI_APPLICATION = "careline.project.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "careline.security",
    "careline.forms",
    "careline.notices",
    "careline.files",
    "careline.parties",
    "careline.clocks",
    "careline.contacts",
    "careline.halls",
    "careline.cases",
    "careline.web",
    "careline.api",
]
MIDDLEWARE = [
    "careline.project.proxies.see_through",
    "careline.project.headers.close_the_page",
    "careline.project.hosts.answer_to_our_names",
    "django.middleware.security.SecurityMiddleware",
    "careline.project.heads.answer_heads",
    "careline.project.ways_in.WaysIn",
]
CARELINE_PAGES = [  # the middleware of pages, which programs pass by
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "careline.web.arrivals.arrive",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "careline.web.refused.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "careline.web.shell.frame",
            ],
        },
    },
]

DATABASES = {"default": django_settings(app_address())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["careline.project.jobs", "careline.security.jobs.chores"]  # that room has many jobs
PROCRASTINATE_WORKER_DEFAULTS = {
    "update_heartbeat_interval": SET.heartbeat,
    "stalled_worker_timeout": 3 * SET.heartbeat,
}

# Who one is. Sessions and passwords are the security room's own (rules/sessions.py, rules/passwords.py).
AUTH_USER_MODEL = "security.User"
PASSWORD_HASHERS = ["careline.project.hashing.Argon2"]

# Languages and time: stored in UTC, shown in the operator's zone.
USE_TZ = True
TIME_ZONE = SET.time_zone
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]  # each in its own words
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / room / "locale" for room in ("kernel", "project")]  # the rooms that are no Django app

# Files for browsers: found in the package, collected at start with a hash in their names, kept for ever by browsers.
STATIC_URL = "/static/"
STATIC_ROOT = HOME.root / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if SET.is_development
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = SET.is_development

# Who carries mails on; without an address they wait, and every screen says so.
CARELINE_MAIL_RELAY = SET.mail_relay
CARELINE_MAIL_SENDER = SET.mail_sender

# What is uploaded stays in memory: no clear copy of it lies in a temporary folder under a name.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024  # over the largest file that is taken (files/rules/bounds.py)

# Only what these proxies say of a request is believed; from anybody else it is taken away before it is looked at.
CARELINE_TRUSTED_PROXIES = SET.trusted_proxies
CARELINE_OFFICE_NETWORKS = SET.office_networks

# Cookies and transport. Behind a proxy that speaks TLS (CARELINE_BEHIND_PROXY=1) everything is HTTPS and stays so.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_FAILURE_VIEW = "careline.web.refused.form_not_ours"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SET.is_behind_proxy
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SET.is_behind_proxy else None
SECURE_SSL_REDIRECT = SET.is_behind_proxy
SECURE_HSTS_SECONDS = 31_536_000 if SET.is_behind_proxy else 0  # ASVS 5.0 V3.4.1: at least a year
SECURE_HSTS_INCLUDE_SUBDOMAINS = SET.is_behind_proxy
CSRF_TRUSTED_ORIGINS = [f"https://{host.replace('*', '')}" for host in SET.hosts] if SET.is_behind_proxy else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "careline.project.discretion.DiscreetFormatter"}},
    "filters": {"bounds": {"()": "careline.project.log_bounds.Bounds"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet", "filters": ["bounds"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},  # Django's own would print to the console too
        "django.server": {"handlers": [], "propagate": False},
        "procrastinate": {"level": "WARNING"},  # below that it prints what jobs were given
    },
}
