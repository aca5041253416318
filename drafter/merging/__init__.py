"""Parts of a draft: given out to departments, laid back to their sections, brought together."""
