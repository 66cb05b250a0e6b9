"""The report dock: what happened, where and when, in under 90 seconds."""
