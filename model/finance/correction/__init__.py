"""The correction loop: what a reader puts right is kept beside the reading, replayed on the company's other reports,
counted in the desk's own accuracy, and can be taken back."""
