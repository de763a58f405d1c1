"""The Plans page: every plan with its stages, rules, limits and a calendar."""
