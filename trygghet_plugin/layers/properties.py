"""Names our layers go by: custom properties, whatever a user calls the layer, and the variable their edits are signed by."""

ROLE = "trygghet/role"
WORKSPACE = "trygghet/workspace"
DATABASE = "trygghet/database"

WHO_VARIABLE = "trygghet_user"
"""A variable of the user's own QGIS profile; a project that is shared carries no name."""
