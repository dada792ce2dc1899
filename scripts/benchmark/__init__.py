"""The benchmark: a seeded repository of any size, the builders that are compared, and what a run cost."""
