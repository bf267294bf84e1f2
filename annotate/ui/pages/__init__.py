"""The pages: each reads its address, asks the workflow for one view, draws it, and hands acts back."""
