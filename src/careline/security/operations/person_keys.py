"""Throwing a person's key away, and putting keys under a newer master key."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.events import PersonKeyShredded, PersonKeysRewrapped
from careline.security.ledger import record
from careline.security.models import PersonKey
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.keyring import keyring
from careline.security.vault import rewrap


@operation(silent_when="the key was shredded already")
def shred_person_key(*, key: PersonKey, by: Actor, at: datetime) -> None:
    """Throw a person's key away: what it sealed is lost at once, in every copy of the rows but not of the key.

    Backups made before hold the wrapped key; they end within the term of the backups. Rows and ledger stay, and the
    ledger's chain still verifies: it never held more than references.
    """
    require(by, "security.shred_person_key")
    standing = PersonKey.objects.filter(pk=key.pk, shredded_at=None)
    if standing.update(wrapped=None, shredded_at=at):
        record(PersonKeyShredded(subject=key.id), by=by, at=at)


@operation(silent_when="every key is under the newest master key")
def rewrap_person_keys(*, limit: int = 500, by: Actor, at: datetime) -> int:
    """Put some more keys under the newest master key and return how many; called until it returns 0.

    A rotation that is killed half-way goes on where it stopped, because each call commits by itself and looks only for
    keys that are still under an older master. Reading and writing go on meanwhile.
    """
    require(by, "security.rewrap_person_keys")
    newest = keyring().master_version
    older = PersonKey.objects.filter(master_version__lt=newest, shredded_at=None).order_by("master_version", "id")
    keys = list(older.select_for_update(skip_locked=True)[:limit])
    for key in keys:
        rewrap(key)
    PersonKey.objects.bulk_update(keys, ["wrapped", "master_version"])
    if keys:
        record(PersonKeysRewrapped(subject=new_id(), master_version=newest, count=len(keys)), by=by, at=at)
    return len(keys)
