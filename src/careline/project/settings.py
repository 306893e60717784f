"""Settings of Django; what an operator may set is read from the environment and listed in docs/configuration.md."""

import os
from pathlib import Path

from careline.project import home
from careline.project.database import app_address, django_settings

PACKAGE = Path(__file__).resolve().parent.parent

# Everything that lives outside the database: keyring, anchor, witnesses, the embedded cluster.
CARELINE_HOME = home.find().root
CARELINE_KEYRING = CARELINE_HOME / "keyring.json"

SECRET_KEY = os.environ.get("CARELINE_SECRET_KEY", "x" * 50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "careline.security",
    "careline.parties",
    "careline.clocks",
    "careline.cases",
    "careline.web",
]
AUTH_USER_MODEL = "security.User"
MIDDLEWARE: list[str] = []
DATABASES = {"default": django_settings(app_address())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]  # each in its own words
STATIC_URL = "/static/"
