"""The commands: `run.py` sets up and starts them, one small file each over the library in `hooks/`."""
