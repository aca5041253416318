"""Mining: from documents to phrases, counted by independent issuers."""
