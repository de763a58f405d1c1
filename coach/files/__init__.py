"""What people write: program and exercise files, read, checked and explained."""
