"""Chinese reports: units of 千元, 万元 and 百万元, other column heads, a bank, group and parent in one table."""

from __future__ import annotations

from dataclasses import replace

from tests.model.finance.hard_cases.case import GRID, Case
from tests.model.finance.hard_cases.sheet import Sheet
from tests.typeset.numbers import Numbers
from tests.typeset.tables import Head, Look, Span, heads

WHOLE = replace(GRID, numbers=Numbers(decimals=0, negative="minus", zero="", symbol=""))

INCOME = """
total_revenue | 一、营业总收入 | 486120.55 451908.31
| 其中:营业收入 | total_revenue | > no:七、40
@ costs | 401377.22 377540.96
| 二、营业总成本 | costs
cost_of_revenue | 其中:营业成本 | 332810.47 315226.74 | > no:七、40
| 税金及附加 | 2984.13 2760.02 | >>
| 销售费用 | 18220.36 16944.18 | >>
| 管理费用 | 21067.90 19803.55 | >>
research_development | 研发费用 | 24110.08 20655.41 | >>
| 财务费用 | 2184.28 2151.06 | >>
interest_expense | 其中:利息费用 | 3955.60 4103.72 | >>>
| 利息收入 | 1704.15 1560.33 | >>>
@ gains | 3120.44 2718.90
| 加:其他收益 | gains | >
@ losses | 1533.06 1890.77
| 信用减值损失(损失以“-”号填列) | losses | neg >
operating_income | 三、营业利润(亏损以“-”号填列) | total_revenue - costs + gains - losses
@ luck | -212.35 141.60
| 加:营业外收入 | 318.20 402.11 | >
| 减:营业外支出 | 530.55 260.51 | >
pretax_income | 四、利润总额(亏损总额以“-”号填列) | operating_income + luck
income_tax | 减:所得税费用 | 12044.31 10513.85 | >
net_income | 五、净利润(净亏损以“-”号填列) | pretax_income - income_tax
minority | 少数股东损益 | 1822.64 1604.09 | >
net_income_attributable | 归属于母公司股东的净利润 | net_income - minority | >
eps_basic | (一)基本每股收益(元/股) | 0.78 0.67 | >
eps_diluted | (二)稀释每股收益(元/股) | 0.78 0.66 | >
"""

BALANCE = """
# 流动资产:
cash | 货币资金 | 88240.17 79311.05 | > no:七、1
receivables | 应收账款 | 96544.80 90127.33 | > no:七、5
| 预付款项 | 6120.41 5877.92 | >
inventories | 存货 | 83907.66 80410.28 | > no:七、9
current_assets | 流动资产合计 | sum | =
# 非流动资产:
| 长期股权投资 | 11460.00 10988.50 | >
property_plant_equipment | 固定资产 | 142866.93 135402.71 | > no:七、21
| 在建工程 | 15477.02 13826.44 | >
| 无形资产 | 24933.58 25506.19 | >
goodwill | 商誉 | 9804.36 9804.36 | > no:七、28
| 递延所得税资产 | 4410.77 4122.08 | >
fixed | 非流动资产合计 | sum | =
total_assets | 资产总计 | current_assets + fixed | =
# 流动负债:
| 短期借款 | 30120.00 33450.00 | >
accounts_payable | 应付账款 | 71088.29 66914.57 | > no:七、36
| 合同负债 | 12844.06 11790.48 | >
| 应付职工薪酬 | 9877.34 9105.66 | >
| 一年内到期的非流动负债 | 8000.00 7500.00 | >
current_liabilities | 流动负债合计 | sum | =
# 非流动负债:
long_term_debt | 长期借款 | 42500.00 44000.00 | > no:七、45
| 递延收益 | 6230.91 5984.40 | >
later | 非流动负债合计 | sum | =
total_liabilities | 负债合计 | current_liabilities + later
# 所有者权益(或股东权益):
| 实收资本(或股本) | 48000.00 48000.00 | >
| 资本公积 | 82144.70 82144.70 | >
| 盈余公积 | 19366.21 17004.95 | >
@ put | 149510.91 147149.65
@ minority_share | 15320.87 13998.23
retained_earnings | 未分配利润 | total_assets - total_liabilities - put - minority_share | >
| 归属于母公司所有者权益合计 | sum | keep
| 少数股东权益 | minority_share | >
total_equity | 所有者权益(或股东权益)合计 | sum | =
total_liabilities_and_equity | 负债和所有者权益(或股东权益)总计 | total_liabilities + total_equity | =
"""

CASH_ONE = """
# 一、经营活动产生的现金流量:
| 销售商品、提供劳务收到的现金 | 512077.36 476840.22 | >
| 收到的税费返还 | 4310.08 3984.71 | >
| 收到其他与经营活动有关的现金 | 5866.90 5120.47 | >
@ in | 522254.34 485945.40
| 经营活动现金流入小计 | in | keep
| 购买商品、接受劳务支付的现金 | 351220.66 330977.15 | >
| 支付给职工以及为职工支付的现金 | 70344.92 65810.39 | >
| 支付的各项税费 | 23105.77 20988.60 | >
| 支付其他与经营活动有关的现金 | 30211.48 27903.26 | >
@ out | 474882.83 445679.40
| 经营活动现金流出小计 | out | keep
operating_cash_flow | 经营活动产生的现金流量净额 | in - out
"""
CASH_TWO = """
@ sold | 412.09 366.85
@ financed | -9910.12 -10276.41
@ exchange | 0.24 -15.66
@ before | 79311.05 75680.60
# 二、投资活动产生的现金流量:
| 处置固定资产、无形资产和其他长期资产收回的现金净额 | sold | >
capital_expenditure | 购建固定资产、无形资产和其他长期资产支付的现金 | 28944.60 26710.33 | >
investing_cash_flow | 投资活动产生的现金流量净额 | sold - capital_expenditure
# 三、筹资活动产生的现金流量:
| 取得借款收到的现金 | 45000.00 48000.00 | >
| 偿还债务支付的现金 | 49330.00 44210.00 | >
| 分配股利、利润或偿付利息支付的现金 | 5580.12 14066.41 | >
financing_cash_flow | 筹资活动产生的现金流量净额 | financed
| 四、汇率变动对现金及现金等价物的影响 | exchange
@ change | operating_cash_flow + investing_cash_flow + financed + exchange
| 五、现金及现金等价物净增加额 | change
| 加:期初现金及现金等价物余额 | before | >
| 六、期末现金及现金等价物余额 | before + change
"""


def above(unit: str, when: str = "2023年1—12月") -> str:
    return f"{when}      单位:{unit}  币种:人民币"


def group(unit: str, scale: int, columns: tuple[str, str], days: tuple[str, str], look: Look) -> tuple[Sheet, ...]:
    """The consolidated statements, the cash flow statement over two pages with its head repeated."""
    head = (heads(*columns, label="项目", note="附注"),)
    at = (heads(*days, label="项目", note="附注"),)
    years = (2023, 2022)
    return (
        Sheet("合并资产负债表", BALANCE, years, at, look, scale, above=above(unit, "2023年12月31日")),
        Sheet("合并利润表", INCOME, years, head, look, scale, above=above(unit)),
        Sheet("合并现金流量表", CASH_ONE, years, head, look, scale, above=above(unit)),
        Sheet("合并现金流量表(续)", CASH_TWO, years, head, look, scale, above=above(unit)),
    )


YEARS = ("2023年度", "2022年度")
DAYS = ("2023年12月31日", "2022年12月31日")
ROUND = replace(GRID, numbers=Numbers(decimals=2, negative="minus", zero="-", symbol=""))

THOUSANDS = Case("unit_thousand_yuan", "栖霞岭重工股份有限公司", group("千元", 1_000, YEARS, DAYS, ROUND), chinese=True)
TEN_THOUSANDS = Case(
    "unit_ten_thousand_yuan", "云汐谷纸业股份有限公司", group("万元", 10_000, YEARS, DAYS, ROUND), chinese=True
)
MILLIONS = Case(
    "unit_million_yuan",
    "望澜湾能源股份有限公司",
    group("百万元", 1_000_000, ("2023年", "2022年"), DAYS, replace(ROUND, widths=(90, 90))),
    chinese=True,
)
BALANCES = Case(
    "opening_and_closing_heads",
    "竹影桥食品股份有限公司",
    group("元", 1, ("本期发生额", "上期发生额"), ("期末余额", "期初余额"), ROUND),
    chinese=True,
)
NARROW_LABELS = Case(
    "long_labels_in_narrow_cells",
    "石榴崖化工股份有限公司",
    group("元", 1, YEARS, DAYS, replace(ROUND, widths=(150, 150), note_width=62)),
    chinese=True,
)

FOUR = replace(GRID, size=8, widths=(82,) * 4, note_width=38)


def beside(spec: str) -> str:
    """A spec with the parent company's two columns behind the group's, at three fifths of it."""
    lines = []
    for line in spec.splitlines():
        parts = line.split("|")
        at = 1 if line.startswith("@") else 2
        if len(parts) > at:
            words = parts[at].split()
            if words and all(word.lstrip("-").replace(".", "").isdigit() for word in words):
                parts[at] = f" {' '.join([*words, *(_part(word) for word in words)])} "
        lines.append("|".join(parts))
    return "\n".join(lines)


def _part(word: str) -> str:
    return str((int(word.replace(".", "")) * 3) // 5 / 100)


OWNERS = Head((Span("合并", 0, 1), Span("母公司", 2, 3)), "项目", "附注")
PARENT_BESIDE = Case(
    "group_and_parent_in_one_table",
    "松鸣坞装备股份有限公司",
    (
        Sheet("合并及母公司资产负债表", beside(BALANCE), (2023, 2022), (OWNERS, heads(*DAYS, *DAYS)), FOUR, 1_000,
              above=above("千元", "2023年12月31日")),
        Sheet("合并及母公司利润表", beside(INCOME), (2023, 2022), (OWNERS, heads(*YEARS, *YEARS)), FOUR, 1_000,
              above=above("千元")),
        Sheet("合并及母公司现金流量表", beside(CASH_ONE), (2023, 2022), (OWNERS, heads(*YEARS, *YEARS)), FOUR, 1_000,
              above=above("千元")),
    ),
    chinese=True,
)  # fmt: skip

BANK_INCOME = """
@ interest | 22154 21377
@ fees | 4420 4688
@ trade | 2105 1833
@ income | 28679 27898
| 一、营业收入 | income
| 利息净收入 | interest | > no:七、33
| 利息收入 | 51290 48816 | >>
| 利息支出 | -29136 -27439 | >>
| 手续费及佣金净收入 | fees | > no:七、34
| 投资收益 | trade | >
@ spent | 17466 17205
| 二、营业支出 | spent | neg
| 税金及附加 | -301 -288 | >
| 业务及管理费 | -8677 -8410 | >
| 信用减值损失 | -8488 -8507 | >
operating_income | 三、营业利润 | income - spent
| 加:营业外收入 | 35 41 | >
| 减:营业外支出 | -28 -30 | >
@ luck | 7 11
pretax_income | 四、利润总额 | operating_income + luck
income_tax | 减:所得税费用 | 1688 1604 | neg >
net_income | 五、净利润 | pretax_income - income_tax
minority | 少数股东损益 | 211 196 | >
net_income_attributable | 归属于母公司股东的净利润 | net_income - minority | >
eps_basic | (一)基本每股收益(人民币元) | 0.94 0.89 | > 2d
eps_diluted | (二)稀释每股收益(人民币元) | 0.94 0.89 | > 2d
"""
BANK_BALANCE = """
# 资产:
| 现金及存放中央银行款项 | 88410 84277 | > no:七、1
| 存放同业款项 | 21904 20116 | >
| 发放贷款和垫款 | 744820 701355 | > no:七、6
| 金融投资 | 402115 377904 | >
property_plant_equipment | 固定资产 | 9244 9108 | >
| 递延所得税资产 | 7120 6844 | >
| 其他资产 | 8833 8410 | >
total_assets | 资产总计 | sum | =
# 负债:
| 向中央银行借款 | 30118 28450 | >
| 同业及其他金融机构存放款项 | 112044 104877 | >
| 吸收存款 | 878210 826403 | > no:七、21
| 应付债券 | 142096 135220 | >
| 其他负债 | 20455 19904 | >
total_liabilities | 负债合计 | sum | =
# 股东权益:
@ put | 42108 40977
@ minority_share | 3120 2944
| 股本 | 11200 11200 | >
| 资本公积 | 14422 14422 | >
| 盈余公积及一般风险准备 | 16486 15355 | >
retained_earnings | 未分配利润 | total_assets - total_liabilities - put - minority_share | >
| 少数股东权益 | minority_share | >
total_equity | 股东权益合计 | sum | =
total_liabilities_and_equity | 负债和股东权益总计 | total_liabilities + total_equity | =
"""
BANK = Case(
    "chinese_bank",
    "鹭栖银行股份有限公司",
    (
        Sheet("合并资产负债表", BANK_BALANCE, (2023, 2022), (heads(*DAYS, note="附注"),), WHOLE, 1_000_000,
              above=above("人民币百万元", "2023年12月31日")),
        Sheet("合并利润表", BANK_INCOME, (2023, 2022), (heads(*YEARS, note="附注"),), WHOLE, 1_000_000,
              above=above("人民币百万元", "2023年度")),
    ),
    absent=("cost_of_revenue", "gross_profit", "inventories", "current_assets", "current_liabilities"),
    chinese=True,
)  # fmt: skip

CASES = (THOUSANDS, TEN_THOUSANDS, MILLIONS, BALANCES, NARROW_LABELS, PARENT_BESIDE, BANK)
