"""How good the phrases of a bank are: drawn at random, judged by people, counted."""
