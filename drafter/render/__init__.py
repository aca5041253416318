"""A draft on paper: as a document, as Word, text, Markdown and a task table."""
