"""Workspaces in the municipality's own PostgreSQL with PostGIS."""
