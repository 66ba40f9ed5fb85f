"""The screens of the medicine desk."""
