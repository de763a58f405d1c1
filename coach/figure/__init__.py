"""The mannequin: joint angles become points, poses become movement (pure maths)."""
