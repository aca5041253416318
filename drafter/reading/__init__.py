"""Reading: any office file as documents with a heading tree, and an account of what was left out."""

from drafter.reading.file import read

__all__ = ["read"]
