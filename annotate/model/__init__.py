"""The values that all rooms share: frozen, typed, without behaviour that needs anything else."""
