"""Texts laid beside one another: what stands verbatim in both."""

from drafter.comparing.fingerprint import Fingerprint, fingerprint
from drafter.comparing.verbatim import RUN, Passage, Similarity, Source, verbatim

__all__ = ["RUN", "Fingerprint", "Passage", "Similarity", "Source", "fingerprint", "verbatim"]
