"""The pages: each reads its address, asks the workflow for one view, draws it, and hands acts back."""

NAMES = ("library", "annotate", "gaps", "concordance", "catalogue", "export")
"""The pages by the name in their address, in the order of the navigation; the first is where one begins."""
