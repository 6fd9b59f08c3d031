"""Whatever is entered: forms and actions as the frontend uses them, and files as they may be found."""
