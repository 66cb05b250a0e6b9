"""What is promised of speed (design §7), measured as ratios within one run: `make bench`."""
