"""What is asked hours and days after a cramp or an injury."""
