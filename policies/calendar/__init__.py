"""Days, periods and windows read from what people write; the day that relative words count from is always an argument."""
