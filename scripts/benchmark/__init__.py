"""What `run.py bench` measures with: a seeded repository of any size, and the same pages for plain Material."""
