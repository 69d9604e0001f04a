"""Settings of an office. Everything that differs between offices comes from the environment.

CREDENZA_HOME      where the data lies (default: ``var`` beside the code)
CREDENZA_URL       the address people use (default: http://localhost:PORT); https turns on
                   secure cookies and HSTS
CREDENZA_HOSTS     further host names, separated by commas
DATABASE_URL       postgresql://user:password@host:port/name, or postgresql://user@/name?host=/run/…
                   for a socket (default: SQLite in the home)
CREDENZA_ZONE      the time zone of the office's clock, by which the nightly work starts
                   (default: America/New_York)
CREDENZA_SMTP      smtp://user:password@host:port for notices (default: a folder of files)
CREDENZA_NPI_API   address of the live NPI registry; empty, the default, leaves it off
CREDENZA_SAM_KEY   the office's own key for asking SAM.gov live; empty, the default, leaves it off
CREDENZA_ARRIVALS  folder into which copies of exclusion lists are put, a folder for each list
                   (default: ``arrivals`` in the home)
CREDENZA_PRIVATE_LISTS  1 lets lists be fetched from machines of the office's own network
"""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from credenza.config.home import home, read_keys
from credenza.vault import Vault

BASE_DIR = Path(__file__).resolve().parents[1]
HOME = home()

KEYS = read_keys(HOME)
if KEYS is None:
    raise ImproperlyConfigured(
        f"No keys in {HOME}. Run “credenza init” (or script/server) to make an office there, "
        "or set CREDENZA_HOME to the folder of the office."
    )
if len(KEYS["signing"]) < 50:
    raise ImproperlyConfigured(f"The keys in {HOME} are damaged: put back the copy of keys.json.")
SECRET_KEY = KEYS["signing"]
VAULT = Vault.from_json(KEYS)

PORT = int(os.environ.get("PORT") or 8000)
URL = urlsplit((os.environ.get("CREDENZA_URL") or f"http://localhost:{PORT}").rstrip("/"))
if URL.scheme not in ("http", "https") or not URL.hostname or URL.path:
    raise ImproperlyConfigured(
        "CREDENZA_URL must be an address without a path, such as https://office.example."
    )
HTTPS = URL.scheme == "https"
DEBUG = False
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    URL.hostname,
    *filter(None, map(str.strip, os.environ.get("CREDENZA_HOSTS", "").split(","))),
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "credenza.office.ledger",
    "credenza.office.team",
    "credenza.office.documents",
    "credenza.office.practitioners",
    "credenza.office.correspondence",
    "credenza.office.privileging",
    "credenza.office.credentialing",
    "credenza.office.concerns",
    "credenza.office.meetings",
    "credenza.office.monitoring",
    "credenza.office.compliance",
    "credenza.office.exchange",
    "credenza.office.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "credenza.office.ledger.middleware.OriginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "credenza.office.team.middleware.SessionLimits",
    "credenza.office.team.middleware.OfficeClock",
    "credenza.office.team.middleware.RightsMiddleware",
    "credenza.office.team.once.OnceMiddleware",
    "credenza.office.ledger.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "credenza.config.urls"
WSGI_APPLICATION = "credenza.config.wsgi.application"

_LOADERS = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": _LOADERS,
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "credenza.office.team.context.rail",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.static",
                "credenza.office.team.templatetags.rights",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
COTTON_DIR = "components"


def _database() -> dict:
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "office.sqlite3",
            # FULL: an answered request must survive a power cut. IMMEDIATE: a transaction that
            # reads before it writes must not fail with "database is locked".
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql:// (leave it out to use SQLite)."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or parse_qs(parts.query).get("host", [""])[0],
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database()}
ON_POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "credenza_cache",
        # Rate limits and used codes lie here: a flood must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

AUTH_USER_MODEL = "team.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_NAME = "__Host-credenza" if HTTPS else "credenza"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-credenza-form" if HTTPS else "credenza-form"
# Messages name people: they stay here, and no cookie carries them about.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_TRUSTED_ORIGINS = [f"{URL.scheme}://{URL.netloc}"]
IDLE_MINUTES = int(os.environ.get("CREDENZA_IDLE_MINUTES") or 15)

SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked from within, behind the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DOCUMENTS = HOME / "documents"
REGISTRY = HOME / "registry"
LISTS = HOME / "lists"
ARRIVALS = Path(os.environ.get("CREDENZA_ARRIVALS") or HOME / "arrivals")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["credenza.office.documents.upload.BoundedUpload"]

if ON_POSTGRES:
    INSTALLED_APPS.append("procrastinate.contrib.django")
    PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
    PROCRASTINATE_IMPORT_PATHS = ["credenza.office.ledger.queue.procrastinated"]
    _QUEUE = "credenza.office.ledger.queue.procrastinated.ProcrastinateBackend"
else:
    _QUEUE = "credenza.office.ledger.queue.embedded.EmbeddedBackend"
TASKS = {"default": {"BACKEND": _QUEUE, "QUEUES": []}}
OFFICE_ZONE = os.environ.get("CREDENZA_ZONE") or "America/New_York"
LEDGER_ACTOR = "credenza.office.team.queries.actor_of"


def _mail() -> dict:
    address = os.environ.get("CREDENZA_SMTP", "")
    if not address:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(HOME / "outbox"),
        }
    parts = urlsplit(address)
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls" or (parts.port or 587) == 587,
        "EMAIL_TIMEOUT": 20,
    }


globals().update(_mail())
DEFAULT_FROM_EMAIL = os.environ.get("CREDENZA_FROM") or f"credenza@{URL.hostname}"
NPI_API = os.environ.get("CREDENZA_NPI_API", "")
SAM_KEY = os.environ.get("CREDENZA_SAM_KEY", "")
PRIVATE_LISTS = os.environ.get("CREDENZA_PRIVATE_LISTS") == "1"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "credenza.config.logs.Discreet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"credenza": {"level": "INFO"}},
}

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "credenza.office.team.signin.SignInAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# A whole office may share one address, so an address is given more tries than an account.
ACCOUNT_RATE_LIMITS = {"login": "100/m/ip", "login_failed": "20/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "credenza.office.team.signin.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "credenza.office.team.views.account.SignInCodeForm",
    "reauthenticate": "credenza.office.team.views.account.ConfirmCodeForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Credenza"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
