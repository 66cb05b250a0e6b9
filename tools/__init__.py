"""What the Makefile calls: set-up, package, install, translations, lint, demo."""
