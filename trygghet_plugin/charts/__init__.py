"""Figures as pictures: one plain description of a chart, one painter for screen, SVG and PNG, and its table."""
