"""Settings of Django; what an operator may set is read from the environment and listed in docs/configuration.md."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ.get("CARELINE_SECRET_KEY", "x" * 50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "careline.security",
    "careline.parties",
    "careline.clocks",
    "careline.cases",
    "careline.web",
]
AUTH_USER_MODEL = "security.User"
MIDDLEWARE: list[str] = []
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PGDATABASE", "careline"),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
STATIC_URL = "/static/"
