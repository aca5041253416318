"""What lies on disk: folders, skeletons, styles, drafts, terms and the user's own settings."""
