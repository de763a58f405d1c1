"""The pages behind the navigation rail."""
