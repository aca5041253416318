"""Journeys: the only code that knows in which order the stages go."""
