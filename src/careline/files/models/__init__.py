"""Rows of files."""

from careline.files.models.stored_file import FileChunk, FileRetraction, StoredFile

__all__ = ["FileChunk", "FileRetraction", "StoredFile"]
