"""Custom properties by which our layers are known, whatever a user calls them."""

ROLE = "trygghet/role"
WORKSPACE = "trygghet/workspace"
DATABASE = "trygghet/database"
