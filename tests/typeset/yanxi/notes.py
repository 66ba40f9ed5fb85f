"""主要会计数据、分季度数据、变动分析与附注表格: tables that repeat or split the figures of the same books."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.typeset.numbers import Numbers, Value
from tests.typeset.report import Book
from tests.typeset.script import rounded
from tests.typeset.tables import Row, heads
from tests.typeset.yanxi.ledger import SHARES, per_share, share, yuan
from tests.typeset.yanxi.statements import LOOK, UNIT, Filing

GRID = replace(LOOK, note_width=0)


def grid(book: Book, columns: list[str], rows: list[Row], widths: tuple[float, ...], label: str = "项目") -> None:
    """A note table with its unit over it."""
    book.table(rows, [heads(*columns, label=label)], replace(GRID, widths=widths, caption=("", UNIT)))


def change(now: int | Decimal, before: int | Decimal) -> str:
    """增减百分比, two decimals."""
    return f"{rounded(Decimal(now) / Decimal(before) * 100 - 100, 2)}"


def key_data(book: Book, f: Filing) -> None:
    """(一) 主要会计数据: three years and a percent column between them."""
    now, before, earlier = (f.books[f.year - i] for i in range(3))

    def line(label: str, key: str) -> Row:
        values: tuple[Value, ...] = (yuan(now[key]), yuan(before[key]), change(now[key], before[key]))
        return Row(label, (*values, yuan(earlier[key])))

    flows = [
        line("营业收入", "revenue"),
        line("归属于上市公司股东的净利润", "attributable"),
        line("归属于上市公司股东的扣除非经常性损益的净利润", "recurring"),
        line("经营活动产生的现金流量净额", "operating"),
    ]
    stocks = [line("归属于上市公司股东的净资产", "owners"), line("总资产", "total_assets")]
    widths = (94, 94, 58, 94)
    years = [f"{f.year - i}年" for i in range(3)]
    grid(book, [years[0], years[1], "本期比上年同期增减(%)", years[2]], flows, widths, "主要会计数据")
    ends = [f"{year}末" for year in years]
    grid(book, [ends[0], ends[1], "本期末比上年同期末增减(%)", ends[2]], stocks, widths, "主要会计数据")


def key_ratios(book: Book, f: Filing) -> None:
    now, before, earlier = (f.books[f.year - i] for i in range(3))
    each = [per_share(a["attributable"]) for a in (now, before, earlier)]
    core = [per_share(a["recurring"]) for a in (now, before, earlier)]

    def weighted(year: int, key: str) -> Decimal:
        a, last = f.books[year], f.books[year - 1]
        return rounded(Decimal(a[key] * 200) / (a["owners"] + last["owners"]), 2)

    returns = [[weighted(f.year - i, key) for i in range(3)] for key in ("attributable", "recurring")]
    rows = [
        Row("基本每股收益(元/股)", (each[0], each[1], change(each[0], each[1]), each[2])),
        Row("稀释每股收益(元/股)", (each[0], each[1], change(each[0], each[1]), each[2])),
        Row("扣除非经常性损益后的基本每股收益(元/股)", (core[0], core[1], change(core[0], core[1]), core[2])),
        *(
            Row(label, (r[0], r[1], f"{'增加' if r[0] >= r[1] else '减少'}{abs(r[0] - r[1])}个百分点", r[2]))
            for label, r in zip(
                ("加权平均净资产收益率(%)", "扣除非经常性损益后的加权平均净资产收益率(%)"), returns, strict=True
            )
        ),
    ]
    years = [f"{f.year - i}年" for i in range(3)]
    head = [heads(years[0], years[1], "本期比上年同期增减(%)", years[2], label="主要财务指标")]
    book.table(rows, head, replace(GRID, widths=(70, 70, 96, 70)))


def quarters(book: Book, f: Filing) -> None:
    a = f.books[f.year]
    rows = []
    for label, key in (
        ("营业收入", "revenue"),
        ("归属于上市公司股东的净利润", "attributable"),
        ("归属于上市公司股东的扣除非经常性损益后的净利润", "recurring"),
        ("经营活动产生的现金流量净额", "operating"),
    ):
        parts = [share(a[key], rate) for rate in ("0.2113", "0.2487", "0.2562")]
        rows.append(Row(label, tuple(yuan(v) for v in (*parts, a[key] - sum(parts)))))
    columns = [f"第{n}季度\n({m}月份)" for n, m in zip("一二三四", ("1-3", "4-6", "7-9", "10-12"), strict=True)]
    grid(book, columns, rows, (88, 88, 88, 88), "")


def movements(book: Book, f: Filing) -> None:
    """利润表及现金流量表相关科目变动分析表: labels of the statements beside percentages."""
    now, before = f.account(f.year), f.account(f.year - 1)
    rows = [
        Row(label, (yuan(now[key]), yuan(before[key]), change(now[key], before[key])))
        for label, key in (
            ("营业收入", "revenue"), ("营业成本", "cost"), ("销售费用", "selling"), ("管理费用", "administration"),
            ("财务费用", "finance"), ("研发费用", "research"), ("经营活动产生的现金流量净额", "operating"),
            ("投资活动产生的现金流量净额", "investing"), ("筹资活动产生的现金流量净额", "financing"),
        )
    ]  # fmt: skip
    grid(book, ["本期数", "上年同期数", "变动比例(%)"], rows, (110, 110, 70), "科目")


def lines_of_business(book: Book, f: Filing) -> None:
    now, before = f.account(f.year), f.account(f.year - 1)
    rows = []
    for label, part, before_part, margin in (
        ("工业泵", "0.541", "0.547", "0.97"),
        ("控制阀", "0.303", "0.304", "1.02"),
        ("备件与服务", "0.156", "0.149", "1.06"),
    ):
        revenue, last = share(now["revenue"], part), share(before["revenue"], before_part)
        cost = share(revenue, str(rounded(Decimal(now["cost"]) / now["revenue"] / Decimal(margin), 6)))
        gross = f"{rounded(Decimal(revenue - cost) * 100 / revenue, 2)}"
        rows.append(Row(label, (yuan(revenue), yuan(cost), gross, change(revenue, last))))
    columns = ["营业收入", "营业成本", "毛利率(%)", "营业收入比上年增减(%)"]
    grid(book, columns, rows, (98, 98, 52, 74), "分产品")


def shifts(book: Book, f: Filing) -> None:
    """资产及负债状况: amounts beside their share of total assets."""
    now, before = f.books[f.year], f.books[f.year - 1]
    rows = []
    for label, key in (
        ("货币资金", "money"), ("应收账款", "receivables"), ("存货", "inventories"), ("固定资产", "fixed"),
        ("在建工程", "building"), ("短期借款", "short_debt"), ("合同负债", "contract_liabilities"),
        ("长期借款", "long_debt"),
    ):  # fmt: skip
        shares = [f"{rounded(Decimal(a[key] * 100) / a['total_assets'], 2)}" for a in (now, before)]
        values = (yuan(now[key]), shares[0], yuan(before[key]), shares[1], change(now[key], before[key]))
        rows.append(Row(label, values))
    columns = ["本期期末数", "占总资产的比例(%)", "上期期末数", "占总资产的比例(%)", "变动比例(%)"]
    grid(book, columns, rows, (90, 56, 90, 56, 56), "项目名称")


def parts_of(total: str, key: str, parts: dict[str, str], of_cost: bool = False) -> Callable[[Book, Filing], None]:
    """A block that splits one account at both year ends; the last part takes the rest."""

    def block(book: Book, f: Filing) -> None:
        amounts = [f.account(year)[key] for year in f.years]
        left, rows, names = list(amounts), [], list(parts)
        for name in names[:-1]:
            split = [share(amount, parts[name]) for amount in amounts]
            left = [a - b for a, b in zip(left, split, strict=True)]
            rows.append(Row(name, tuple(map(yuan, split))))
        rows.append(Row(names[-1], tuple(map(yuan, left))))
        rows.append(Row(total, tuple(map(yuan, amounts)), bold=True))
        columns = ["本期发生额", "上期发生额"] if of_cost else ["期末余额", "期初余额"]
        grid(book, columns, rows, (120, 120))

    return block


def ageing(book: Book, f: Filing) -> None:
    """应收账款按账龄披露: gross amounts, whose net is the balance sheet's."""
    rows, gross_total = [], [0, 0]
    nets = [f.books[y]["receivables"] for y in f.years]
    grosses = [share(net, "1.0582") for net in nets]
    left = list(grosses)
    for label, rate in (("1年以内", "0.842"), ("1至2年", "0.097"), ("2至3年", "0.038"), ("3年以上", "")):
        part = [share(g, rate) for g in grosses] if rate else left
        left = [a - b for a, b in zip(left, part, strict=True)]
        gross_total = [a + b for a, b in zip(gross_total, part, strict=True)]
        rows.append(Row(label, tuple(map(yuan, part))))
    allowance = [net - gross for net, gross in zip(nets, grosses, strict=True)]
    rows += [
        Row("小计", tuple(map(yuan, gross_total)), bold=True),
        Row("减:坏账准备", tuple(map(yuan, allowance))),
        Row("合计", tuple(map(yuan, nets)), bold=True),
    ]
    grid(book, ["期末账面余额", "期初账面余额"], rows, (120, 120), "账龄")


def tax_reconciliation(book: Book, f: Filing) -> None:
    a = f.books[f.year]
    statutory, deduction = share(a["profit"], "0.15"), -share(a["research"], "0.142")
    rows = [
        Row("利润总额", (yuan(a["profit"]),)),
        Row("按法定/适用税率计算的所得税费用", (yuan(statutory),)),
        Row("研发费用加计扣除的影响", (yuan(deduction),)),
        Row("其他影响", (yuan(a["tax"] - statutory - deduction),)),
        Row("所得税费用", (yuan(a["tax"]),), bold=True),
    ]
    grid(book, ["本期发生额"], rows, (140,))


def supplement(book: Book, f: Filing) -> None:
    """现金流量表补充资料: from net profit to the same net cash from operating activities."""
    a = [f.books[y] for y in f.years]

    def line(label: str, key: str, sign: int = 1) -> Row:
        return Row(label, tuple(yuan(sign * each[key]) for each in a))

    rows = [
        Row("1.将净利润调节为经营活动现金流量:", (None, None), bold=True),
        line("净利润", "net_profit"),
        line("加:资产减值准备", "impairment"),
        line("信用减值损失", "credit_loss"),
        line("固定资产折旧、油气资产折耗、生产性生物资产折旧", "depreciation"),
        line("使用权资产摊销", "lease_depreciation"),
        line("无形资产摊销", "amortization"),
        line("长期待摊费用摊销", "deferral_amortization"),
        line("处置固定资产、无形资产和其他长期资产的损失(收益以“-”号填列)", "disposal_gain", -1),
        line("公允价值变动损失(收益以“-”号填列)", "fair_value", -1),
        line("财务费用(收益以“-”号填列)", "finance_back"),
        line("投资损失(收益以“-”号填列)", "investment_income", -1),
        line("递延所得税资产减少(增加以“-”号填列)", "tax_assets_less"),
        line("递延所得税负债增加(减少以“-”号填列)", "tax_liabilities_more"),
        line("存货的减少(增加以“-”号填列)", "inventories_less"),
        line("经营性应收项目的减少(增加以“-”号填列)", "owed_to_us_less"),
        line("经营性应付项目的增加(减少以“-”号填列)", "owed_by_us_more"),
        Row("经营活动产生的现金流量净额", tuple(yuan(each["operating"]) for each in a), bold=True),
    ]
    grid(book, ["本期金额", "上期金额"], rows, (116, 116), "补充资料")


def segments(book: Book, f: Filing) -> None:
    """分部信息: the statements' labels in columns per segment, with an elimination."""
    a = f.account(f.year)
    rows = []
    for label, key in (
        ("营业收入", "revenue"), ("营业成本", "cost"), ("营业利润", "operating_profit"), ("净利润", "net_profit"),
        ("资产总额", "total_assets"), ("负债总额", "total_liabilities"),
    ):  # fmt: skip
        pumps, valves = share(a[key], "0.684"), share(a[key], "0.397")
        values = (yuan(pumps), yuan(valves), yuan(a[key] - pumps - valves), yuan(a[key]))
        rows.append(Row(label, values))
    grid(book, ["泵业务分部", "阀业务分部", "分部间抵销", "合计"], rows, (96, 96, 96, 96))


def recast(book: Book, f: Filing) -> None:
    """会计政策变更对上年数的影响: before, effect, after."""
    last = f.books[f.year - 1]
    rows = [
        Row("营业成本", tuple(map(yuan, (last["cost"], last["warranty"], last["cost"] + last["warranty"])))),
        Row("销售费用", tuple(map(yuan, (last["selling"] + last["warranty"], -last["warranty"], last["selling"])))),
    ]
    columns = ["调整前", "调整数", "调整后"]
    grid(book, columns, rows, (100, 100, 100), f"{f.year - 1}年度合并利润表项目")


def shareholders(book: Book, f: Filing) -> None:
    rows = []
    for label, rate in (("第一大股东(控股股东,境内法人)", "0.3862"), ("第二大股东(境内法人)", "0.0715"),
                        ("第三大股东(员工持股计划)", "0.0288"), ("第四大股东(境外法人)", "0.0193"),
                        ("第五大股东(证券投资基金)", "0.0107")):  # fmt: skip
        rows.append(Row(label, (f"{share(SHARES, rate):,}", f"{Decimal(rate) * 100:.2f}", "0")))
    head = [heads("期末持股数量", "比例(%)", "质押数量", label="股东类别")]
    book.table(rows, head, replace(GRID, widths=(100, 60, 60), numbers=Numbers(zero="")))
