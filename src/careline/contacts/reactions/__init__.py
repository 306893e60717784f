"""What this room does about what happened."""

from careline.contacts.reactions import promises, telling

REACTIONS = (*telling.REACTIONS, *promises.REACTIONS)
