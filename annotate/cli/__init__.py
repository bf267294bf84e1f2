"""The command line: thin over the workflow. Results go to stdout, everything else to stderr."""
