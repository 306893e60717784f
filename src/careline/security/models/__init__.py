"""Rows of security."""

from careline.security.models.alarm import Alarm, AlarmSighting
from careline.security.models.centre import Centre
from careline.security.models.cursor import Cursor, SetAside
from careline.security.models.custom_role import CustomRole
from careline.security.models.department import Department
from careline.security.models.draft import Draft
from careline.security.models.edition import Edition
from careline.security.models.history import HistoryRow
from careline.security.models.idempotency import IdempotencyRecord
from careline.security.models.kept_list import KeptList
from careline.security.models.ledger import LedgerEntry
from careline.security.models.off_boarding import OffBoarding
from careline.security.models.person_key import PersonKey
from careline.security.models.preference import KeyPreference
from careline.security.models.seal import Seal
from careline.security.models.sign_in import AddressLift, EndReason, Outcome, Session, SignInAttempt, Unlocking
from careline.security.models.token import ApiToken
from careline.security.models.user import FormerPassword, RoleGrant, User

__all__ = [
    "AddressLift",
    "Alarm",
    "AlarmSighting",
    "ApiToken",
    "Centre",
    "Cursor",
    "CustomRole",
    "Department",
    "Draft",
    "Edition",
    "EndReason",
    "FormerPassword",
    "HistoryRow",
    "IdempotencyRecord",
    "KeptList",
    "KeyPreference",
    "LedgerEntry",
    "OffBoarding",
    "Outcome",
    "PersonKey",
    "RoleGrant",
    "Seal",
    "Session",
    "SetAside",
    "SignInAttempt",
    "Unlocking",
    "User",
]
