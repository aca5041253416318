"""Changing a draft: every function takes a draft and gives a new one, so that undo is a list."""
