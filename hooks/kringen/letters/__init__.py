"""What V-ICT-OR pastes in its mail tool: the round-up of a quarter and the invitation to a meeting, in three formats."""
