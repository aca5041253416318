"""The one atomic writer, under the name by which the rooms above the store know it."""

from drafter.atomic import MODE, PREFIX, check_target, private_folder, sweep, write_atomically

__all__ = ["MODE", "PREFIX", "check_target", "private_folder", "sweep", "write_atomically"]
