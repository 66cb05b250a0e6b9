"""The set-up: three pages from nothing to a workspace and its first test report."""
