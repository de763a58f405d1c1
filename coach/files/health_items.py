"""The words for what a person may have said about their health.

Files name them to close or change what does not suit somebody: cold for poor feeling
in the skin, a fluid goal for kidney disease. They are about what a doctor has told the
person; nothing here finds out about an illness.
"""

from __future__ import annotations

HEALTH_ITEMS = (
    "pregnancy",
    "heart-disease",
    "lung-disease",
    "blood-thinners",
    "diabetes",
    "poor-feeling",
    "artery-disease",
    "raynaud",
    "cold-allergy",
    "kidney-disease",
    "liver-disease",
    "thyroid-disease",
    "osteoporosis",
    "steroids",
    "recent-surgery",
    "open-wound",
    "nerve-injury",
)
