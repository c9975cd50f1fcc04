"""From editions to what a template may know: one module per kind of page, pure but for reading the shelf."""
