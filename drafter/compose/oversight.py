"""How a province or a city speaks of work that is done below it: 指导各地……, not as if it did it itself."""

import re

FROM_AFAR = ("province", "city")
"""Levels whose bureau does not itself go from school to school, from house to house."""

GUIDES = ("指导各地", "督促各地", "推动各地")

_BELOW = re.compile(
    "入户|逐户|逐人|逐校|逐园|逐班|逐间|每所(?:学校|幼儿园|高中)|每校|上门|当天|当日|村小|村（社区）|教学点"
    "|班主任|宿舍|食谱|家访|校门口|名册|课表|开学[首两一]|留样|午休|校内"
)
"""What is done in a school, a village or a family."""

_DOES = re.compile(
    "^(?:(?:[0-9]+月|每年|每月|每学期|每学年|学年初|学期初|年初|年底|暑期|寒暑假|春秋两季|开学|上半年|秋季)[^，]{0,8}?)?"
    "(?:对|与|会同|按照?|根据|依据|对照|结合|利用|坚持|落实|执行|核实|核查|核对|清查|清点|排查|摸清|走访|检查|查看|重点"
    "|征集|改造|优先|安排|选派|更换|配备|比对|登记|评选|公示|编排|开设|上好|办好|用好|配齐|抓好|建好|补足|逐|明确|完善"
    "|建立|健全|实行|推行|保留|保证|保障|聘请|组建|开展|设立|推进|严格|控制|统筹|发放|列出|制定|开好|改善|加强|严查)"
)
"""Openings of sentences that do not say who acts."""

_SAYS_WHO = re.compile(
    "指导|督促|推动|引导|支持|鼓励|各[地校市县区园级]|县域|由|班子|教育[厅局]|督学|督导|教研|专班|学校[^，、的]{0,2}(?:每|在|不|要|须|按|对|将|把)"
    "|全[省市区]|机构编制|省级|市级|厅直|直属"
)


def is_done_below(level: str, text: str) -> bool:
    """Whether the sentence, read as that level's own, would have it do what schools and counties do."""
    said = text.partition("，")[0] if text.startswith("逐") else text  # who goes round is said at once
    return bool(
        level in FROM_AFAR and _BELOW.search(text) and _DOES.match(text) and not _SAYS_WHO.search(said)
    )
