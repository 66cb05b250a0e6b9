"""The statistics dock: the week for the meeting, and the analysis behind it. Shows figures, computes none."""
