"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id at a cost that a busy sign-in page can pay: Django's own 100 MiB and 8 lanes take 0.35 s here.

    46 MiB, one pass, one lane is the first of the settings OWASP's Password Storage Cheat Sheet holds to be equal.
    """

    time_cost = 1
    memory_cost = 47_104  # KiB
    parallelism = 1
