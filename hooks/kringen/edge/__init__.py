"""The only part that looks outside: git, the clock, the environment, mkdocs.yml, and the folder that a site is written to."""
