"""Drafts for the tests of the desk, of editing and of saving: one plain example, and any draft at all."""

from hypothesis import settings
from hypothesis import strategies as st

from drafter.model.draft import Block, Draft, Origin, Section

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

TEACHERS = Origin("skeleton", "teachers/ethics/1#0", phrases=("vo-1",), facts=("count",))
TYPED = Origin("typed")


def example() -> Draft:
    """A small plan with an opening, run-in items, sub-headings with paragraphs, and two blanks."""
    return Draft(
        kind="work-points",
        title="柳城县教育局2027年工作要点",
        org="柳城县教育局",
        level="county",
        year=2027,
        seed=7,
        facts={"addressee": "各中心校"},
        sections=(
            Section(
                "opening",
                0,
                blocks=(
                    Block(
                        "2027年是“十五五”规划的第二年。", Origin("skeleton", "opening/1#0"), paragraph=True
                    ),
                    Block("全县教育工作要抓好落实。", TYPED),
                ),
            ),
            Section(
                "s1",
                1,
                "加强教师队伍建设",
                sections=(
                    Section(
                        "m1",
                        3,
                        "加强师德师风建设",
                        (
                            Block("落实师德考核制度。", TEACHERS),
                            Block("全年培训教师【待填：培训人次（人次）】。", TEACHERS, locked=True),
                        ),
                        run_in=True,
                        topic="teachers",
                        measure="teachers/ethics",
                        owner="教师工作股",
                        deadline="12月底前",
                    ),
                    Section("m2", 3, "优化教师配置", (Block("推进县管校聘。", TYPED),), run_in=True),
                ),
            ),
            Section(
                "s2",
                1,
                "守牢安全底线",
                (Block("安全工作常抓不懈。", TYPED, paragraph=True),),
                (
                    Section(
                        "p1",
                        2,
                        "压实安全责任",
                        (
                            Block("签订责任书。", TYPED, paragraph=True),
                            Block("建设【待填：培训人次（人次）】校园。", TYPED, paragraph=True),
                        ),
                        (Section("q1", 4, "每月排查隐患一次", run_in=True),),
                    ),
                ),
            ),
        ),
    )


WORDS = st.text(
    st.sampled_from("学校教师安全工作加强落实，、：“”（）《》2027%一二三.1 【】待填[]/*#&!-'\"\t"),
    max_size=12,
)
SENTENCES = st.builds(lambda words, mark: f"学{words.strip()}{mark}", WORDS, st.sampled_from("。。。！？；"))
ORIGINS = st.builds(
    Origin,
    st.sampled_from(["skeleton", "typed", "document"]),
    st.sampled_from(["", "teachers/ethics/1#0", "上年.docx 第3段"]),
    st.lists(st.sampled_from(["vo-1", "vo-2"]), max_size=2).map(tuple),
    st.lists(st.sampled_from(["count", "rate"]), max_size=2).map(tuple),
)
BLOCKS = st.builds(Block, SENTENCES, ORIGINS, st.booleans(), st.booleans())


@st.composite
def sections(draw: st.DrawFn, level: int, name: str) -> Section:
    """Any section of a level, with any items below it."""
    below = range(level + 1, 5) if level else range(2, 5)
    children = []
    if below:
        lower = draw(st.sampled_from(list(below)))
        for index in range(draw(st.integers(0, 2))):
            children.append(draw(sections(lower, f"{name}.{index}")))
    return Section(
        name,
        level,
        "题" + draw(WORDS).strip() if level else "",
        tuple(draw(st.lists(BLOCKS, max_size=4))),
        tuple(children),
        run_in=bool(level) and draw(st.booleans()),
        owner=draw(st.sampled_from(["", "教师股"])),
        deadline=draw(st.sampled_from(["", "6月底前"])),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Any draft of up to three first-level sections, an opening perhaps."""
    made = [draw(sections(1, f"s{index}")) for index in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        made.insert(0, draw(sections(0, "opening")))
    return Draft(
        kind="work-points",
        title=draw(WORDS),
        org="柳城县教育局",
        level="county",
        year=2027,
        seed=draw(st.integers(0, 2**32)),
        sections=tuple(made),
        facts=draw(st.dictionaries(st.sampled_from(["a", "b"]), WORDS)),
        numbering=draw(st.sampled_from(["restart", "continuous"])),
        tagged=draw(st.booleans()),
        date=draw(st.sampled_from([None, "2027-01-05"])),
        silenced=draw(st.lists(WORDS, max_size=2).map(tuple)),
    )
