"""The review dock: the queue of reports, what each says, and the coordinator's assessment of it."""
