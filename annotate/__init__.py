"""Quanyuan 权源: who gave them the power to do that?"""

__version__ = "0.1.0"
