"""Suggests the powers of a text, with actors and bases, through a spaCy pipeline of our own rules."""

from annotate.suggest.pipeline import suggest

__all__ = ["suggest"]
