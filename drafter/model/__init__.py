"""The nouns of the house: frozen values that stages take and give."""
