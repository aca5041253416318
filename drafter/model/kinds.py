"""What document kinds and levels of units are called."""

KIND_LABELS: dict[str, str] = {
    "work-points": "工作要点",
    "work-plan": "工作计划",
    "summary": "工作总结",
    "summary-plan": "总结与计划",
    "half-year": "半年总结与计划",
    "outline": "工作思路",
    "action-plan": "实施方案",
    "central-school-plan": "中心校计划",
    "school-plan": "学校计划",
    "kindergarten-plan": "幼儿园计划",
}
"""Ids of document kinds and their Chinese labels."""

LEVELS: dict[str, str] = {
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡镇",
    "school": "学校",
}
"""Levels of a unit and their Chinese labels."""
