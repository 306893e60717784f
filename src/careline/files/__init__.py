"""Attachments: checked by what they hold, sealed under the person's key, never shown in a page."""
