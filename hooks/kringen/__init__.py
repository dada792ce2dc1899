"""The kenniskringen system: circles and meetings in files become pages, calendars and data.

Data flows one way, and nothing here imports MkDocs, reads the clock, asks git or looks at the environment:

    register ─┐
    problem ──┼→ model → markdown → source → rules ─┐
    values ───┘     └──────→ agenda, areas ─────────┴→ pages → output → hooks/build.py and scripts/
"""
