"""One report looked at as analysts do: its structure, what drives its return, its cash, its peers."""
