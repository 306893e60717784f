"""Whether the house has something of a code: a department, a contact centre, a colleague; in use or not any more."""

from careline.security.models import Centre, Department, User


def is_department(code: str) -> bool:
    """Return whether a department has, or had, this code."""
    return Department.objects.filter(code=code).exists()


def is_centre(code: str) -> bool:
    """Return whether a contact centre has it."""
    return Centre.objects.filter(code=code).exists()


def is_username(name: str) -> bool:
    """Return whether somebody signs in with this name, or did."""
    return User.objects.filter(username=name).exists()
