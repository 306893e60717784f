"""What this room does about what happened."""

from careline.contacts.reactions import care, promises, telling

REACTIONS = (*telling.REACTIONS, *promises.REACTIONS, *care.REACTIONS)
