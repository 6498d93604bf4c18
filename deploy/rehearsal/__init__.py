"""Rehearse a class on this machine: real accounts, a real hub, real kernels; all removed afterwards.

sudo python -m rehearsal 30        from the folder deploy/
"""
