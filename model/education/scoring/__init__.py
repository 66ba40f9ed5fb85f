"""From measures and words to a mark: fitted to a teacher's marks, with an interval that was measured."""
