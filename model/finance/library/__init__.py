"""Many reports: the shelf of an owner's readings, companies as series over the years, and companies side by side."""
