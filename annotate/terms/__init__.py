"""The vocabulary of the field: numerals, paths in words, organs, measures, ranks, places."""
