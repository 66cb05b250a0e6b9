"""Custom properties by which our layers are known, whatever a user calls them, and what signs their edits."""

ROLE = "trygghet/role"
WORKSPACE = "trygghet/workspace"
DATABASE = "trygghet/database"

WHO_VARIABLE = "trygghet_user"
"""A variable of the user's own QGIS profile; a project that is shared carries no name."""
