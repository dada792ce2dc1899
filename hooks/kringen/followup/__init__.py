"""What V-ICT-OR follows up: how each circle stands, what is awaited, and whose turn it is to receive; the clock is an argument."""
