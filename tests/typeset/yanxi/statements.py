"""合并及母公司财务报表: the primary statements as grid tables, in the format for general enterprises of 2019."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from tests.typeset.numbers import Numbers, Value
from tests.typeset.report import Book
from tests.typeset.tables import Head, Look, Row, heads
from tests.typeset.yanxi.ledger import Accounts, ledgers, per_share, yuan

LOOK = Look(
    size=8.8,
    widths=(104, 104),
    note_width=44,
    grid=True,
    numbers=Numbers(decimals=2, negative="minus", zero="-", symbol=""),
)
UNIT = "单位:元  币种:人民币"


@dataclass(frozen=True, slots=True)
class Filing:
    """One year's report on one entity: the group or its parent company."""

    year: int
    books: dict[int, Accounts]
    group: bool

    @property
    def years(self) -> tuple[int, int]:
        return self.year, self.year - 1

    @property
    def warranty_in_cost(self) -> bool:
        """From 2024 on, assurance-type warranties are operating cost; the year before is recast."""
        return self.year >= 2024

    def account(self, year: int) -> Accounts:
        """The year's accounts as this report classifies them."""
        a = dict(self.books[year])
        a["cost" if self.warranty_in_cost else "selling"] += a["warranty"]
        a["losses_credit"], a["losses_impairment"] = -a["credit_loss"], -a["impairment"]
        return a

    def line(self, label: str, key: str = "", metric: str = "", note: int = 0, indent: int = 1) -> Row:
        """A row of one account; without a key its cells stay empty."""
        values: tuple[Value, ...] = tuple(yuan(self.account(y)[key]) for y in self.years) if key else (None, None)
        number = f"{'七' if self.group else '十七'}、{note}" if note else ""
        return Row(label, values, indent=indent, note=number, metric=metric if self.group else "")

    def sum(self, label: str, key: str, metric: str = "") -> Row:
        return replace(self.line(label, key, metric, indent=0), bold=True)


def filing(year: int, group: bool = True) -> Filing:
    return Filing(year, ledgers()[0 if group else 1], group)


def balance(f: Filing) -> list[Row]:
    return [*_assets(f), *_liabilities(f), *_owners(f)]


def _assets(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("流动资产:", (None, None), "heading"),
        line("货币资金", "money", "cash", 1),
        line("交易性金融资产", "trading", note=2),
        line("衍生金融资产"),
        line("应收票据", "notes_receivable", note=3),
        line("应收账款", "receivables", "receivables", 4),
        line("应收款项融资", "financing_receivables", note=5),
        line("预付款项", "prepaid", note=6),
        line("其他应收款", "other_receivables", note=7),
        line("其中:应收利息", indent=2),
        line("应收股利", indent=3),
        line("存货", "inventories", "inventories", 8),
        line("合同资产", "contract_assets", note=9),
        line("持有待售资产"),
        line("一年内到期的非流动资产"),
        line("其他流动资产", "other_current", note=10),
        f.sum("流动资产合计", "current_assets", "current_assets"),
        Row("非流动资产:", (None, None), "heading"),
        line("债权投资"),
        line("长期应收款"),
        line("长期股权投资", "associates_held", note=11),
        line("其他权益工具投资"),
        line("投资性房地产"),
        line("固定资产", "fixed", "property_plant_equipment", 12),
        line("在建工程", "building", note=13),
        line("使用权资产", "leases", note=14),
        line("无形资产", "intangible", note=15),
        line("开发支出"),
        line("商誉", "goodwill" if f.group else "", "goodwill", 16 if f.group else 0),
        line("长期待摊费用", "deferrals", note=17),
        line("递延所得税资产", "tax_assets", note=18),
        line("其他非流动资产", "other_assets", note=19),
        f.sum("非流动资产合计", "later_assets"),
        f.sum("资产总计", "total_assets", "total_assets"),
    ]


def _liabilities(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("流动负债:", (None, None), "heading"),
        line("短期借款", "short_debt", note=20),
        line("交易性金融负债"),
        line("应付票据", "notes_payable", note=21),
        line("应付账款", "payables", "accounts_payable", 22),
        line("预收款项"),
        line("合同负债", "contract_liabilities", note=23),
        line("应付职工薪酬", "wages", note=24),
        line("应交税费", "taxes", note=25),
        line("其他应付款", "other_payables", note=26),
        line("其中:应付利息", indent=2),
        line("应付股利", indent=3),
        line("持有待售负债"),
        line("一年内到期的非流动负债", "long_due", note=27),
        line("其他流动负债", "other_liabilities", note=28),
        f.sum("流动负债合计", "current_liabilities", "current_liabilities"),
        Row("非流动负债:", (None, None), "heading"),
        line("长期借款", "long_debt", "long_term_debt", 29),
        line("应付债券"),
        line("租赁负债", "lease_liabilities", note=30),
        line("长期应付款"),
        line("预计负债"),
        line("递延收益", "deferred_income", note=31),
        line("递延所得税负债", "tax_liabilities", note=18),
        f.sum("非流动负债合计", "later_liabilities"),
        f.sum("负债合计", "total_liabilities", "total_liabilities"),
    ]


def _owners(f: Filing) -> list[Row]:
    line = f.line
    group = [
        f.sum("归属于母公司所有者权益(或股东权益)合计", "owners"),
        line("少数股东权益", "minority"),
    ]
    return [
        Row("所有者权益(或股东权益):", (None, None), "heading"),
        line("实收资本(或股本)", "share_capital", note=32),
        line("其他权益工具"),
        line("资本公积", "paid_in", note=33),
        line("减:库存股"),
        line("其他综合收益", "translation_reserve" if f.group else "", note=34 if f.group else 0),
        line("盈余公积", "surplus", note=35),
        line("未分配利润", "retained", "retained_earnings", 36),
        *(group if f.group else []),
        f.sum("所有者权益(或股东权益)合计", "total_equity", "total_equity"),
        f.sum("负债和所有者权益(或股东权益)总计", "total_both", "total_liabilities_and_equity"),
    ]


def income(f: Filing) -> list[Row]:
    return [*_earned_and_spent(f), *_result(f)]


def _earned_and_spent(f: Filing) -> list[Row]:
    line = f.line
    return [
        f.sum("一、营业总收入" if f.group else "一、营业收入", "revenue", "total_revenue"),
        *([line("其中:营业收入", "revenue", note=37), line("利息收入", indent=4)] if f.group else []),
        *([f.sum("二、营业总成本", "total_cost")] if f.group else []),
        line("其中:营业成本" if f.group else "减:营业成本", "cost", "cost_of_revenue", 37),
        line("税金及附加", "surcharge", note=38, indent=4),
        line("销售费用", "selling", note=39, indent=4),
        line("管理费用", "administration", note=40, indent=4),
        line("研发费用", "research", "research_development", 41, indent=4),
        line("财务费用", "finance", note=42, indent=4),
        line("其中:利息费用", "interest_expense", "interest_expense", indent=5),
        line("利息收入", "interest_income", indent=8),
        line("加:其他收益", "other_gain", note=43),
        line("投资收益(损失以“-”号填列)", "investment_income", note=44, indent=3),
        line("其中:对联营企业和合营企业的投资收益", "associates" if f.group else "", indent=3),
        line("公允价值变动收益(损失以“-”号填列)", "fair_value", note=45, indent=3),
        line("信用减值损失(损失以“-”号填列)", "losses_credit", note=46, indent=3),
        line("资产减值损失(损失以“-”号填列)", "losses_impairment", note=47, indent=3),
        line("资产处置收益(损失以“-”号填列)", "disposal_gain", note=48, indent=3),
    ]


def _result(f: Filing) -> list[Row]:
    line = f.line
    zero = tuple(Decimal(0) for _ in f.years)
    owned = [
        line("(二)按所有权归属分类"),
        line("1.归属于母公司股东的净利润", "attributable", "net_income_attributable", indent=2),
        line("2.少数股东损益(净亏损以“-”号填列)", "minority_profit", indent=2),
    ]
    shared = [
        line("(一)归属于母公司所有者的综合收益总额", "comprehensive_attributable"),
        line("(二)归属于少数股东的综合收益总额", "minority_profit"),
    ]
    return [
        f.sum("三、营业利润(亏损以“-”号填列)", "operating_profit", "operating_income"),
        line("加:营业外收入", "windfall", note=49),
        line("减:营业外支出", "mishap", note=50),
        f.sum("四、利润总额(亏损总额以“-”号填列)", "profit", "pretax_income"),
        line("减:所得税费用", "tax", "income_tax", 51),
        f.sum("五、净利润(净亏损以“-”号填列)", "net_profit", "net_income"),
        line("(一)按经营持续性分类"),
        line("1.持续经营净利润(净亏损以“-”号填列)", "net_profit", indent=2),
        Row("2.终止经营净利润(净亏损以“-”号填列)", zero, indent=2),
        *(owned if f.group else []),
        f.sum("六、其他综合收益的税后净额", "translation"),
        *([line("其中:外币财务报表折算差额", "translation", indent=2)] if f.group else []),
        f.sum("七、综合收益总额", "comprehensive"),
        *(shared if f.group else []),
        *(_earned_per_share(f) if f.group else []),
    ]


def _earned_per_share(f: Filing) -> list[Row]:
    each = tuple(per_share(f.books[y]["attributable"]) for y in f.years)
    return [
        Row("八、每股收益:", (None, None), bold=True),
        Row("(一)基本每股收益(元/股)", each, indent=1, metric="eps_basic"),
        Row("(二)稀释每股收益(元/股)", each, indent=1, metric="eps_diluted"),
    ]


def cash_flow(f: Filing) -> list[Row]:
    return [*_operating(f), *_investing(f), *_financing(f)]


def _operating(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("一、经营活动产生的现金流量:", (None, None), "heading"),
        line("销售商品、提供劳务收到的现金", "sales_cash"),
        line("收到的税费返还", "tax_refunds"),
        line("收到其他与经营活动有关的现金", "other_in", note=52),
        f.sum("经营活动现金流入小计", "operating_in"),
        line("购买商品、接受劳务支付的现金", "suppliers_cash"),
        line("支付给职工及为职工支付的现金", "wages_cash"),
        line("支付的各项税费", "taxes_cash"),
        line("支付其他与经营活动有关的现金", "other_out", note=52),
        f.sum("经营活动现金流出小计", "operating_out"),
        f.sum("经营活动产生的现金流量净额", "operating", "operating_cash_flow"),
    ]


def _investing(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("二、投资活动产生的现金流量:", (None, None), "heading"),
        line("收回投资收到的现金", "wealth_redeemed"),
        line("取得投资收益收到的现金", "returns_cash"),
        line("处置固定资产、无形资产和其他长期资产收回的现金净额", "disposal_cash"),
        line("处置子公司及其他营业单位收到的现金净额"),
        line("收到其他与投资活动有关的现金"),
        f.sum("投资活动现金流入小计", "investing_in"),
        line("购建固定资产、无形资产和其他长期资产支付的现金", "capital_expenditure", "capital_expenditure"),
        line("投资支付的现金", "wealth_bought"),
        line("取得子公司及其他营业单位支付的现金净额"),
        line("支付其他与投资活动有关的现金"),
        f.sum("投资活动现金流出小计", "investing_out"),
        f.sum("投资活动产生的现金流量净额", "investing", "investing_cash_flow"),
    ]


def _financing(f: Filing) -> list[Row]:
    line = f.line
    return [
        Row("三、筹资活动产生的现金流量:", (None, None), "heading"),
        line("吸收投资收到的现金"),
        line("取得借款收到的现金", "borrowed"),
        line("收到其他与筹资活动有关的现金"),
        f.sum("筹资活动现金流入小计", "borrowed"),
        line("偿还债务支付的现金", "repaid"),
        line("分配股利、利润或偿付利息支付的现金", "distributed"),
        line("其中:子公司支付给少数股东的股利、利润", "minority_dividends" if f.group else "", indent=2),
        line("支付其他与筹资活动有关的现金", "lease_paid", note=52),
        f.sum("筹资活动现金流出小计", "financing_out"),
        f.sum("筹资活动产生的现金流量净额", "financing", "financing_cash_flow"),
        f.sum("四、汇率变动对现金及现金等价物的影响", "exchange_effect"),
        f.sum("五、现金及现金等价物净增加额", "cash_change"),
        line("加:期初现金及现金等价物余额", "cash_before"),
        f.sum("六、期末现金及现金等价物余额", "cash"),
    ]


def add(book: Book, f: Filing) -> None:
    """The three statements of one entity, each on a page of its own."""
    entity = "合并" if f.group else "母公司"
    days = tuple(f"{year}年12月31日" for year in f.years)
    spans = tuple(f"{year}年度" for year in f.years)
    for name, when, rows, columns in (
        ("资产负债表", days[0], balance(f), days),
        ("利润表", f"{f.year}年1—12月", income(f), spans),
        ("现金流量表", f"{f.year}年1—12月", cash_flow(f), spans),
    ):
        book.page()
        book.heading(entity + name, 0)
        book.text(when, align=1, size=9.5)
        head: list[Head] = [heads(*columns, label="项目", note="附注")]
        book.table(rows, head, replace(LOOK, caption=("编制单位:砚溪泵阀股份有限公司", UNIT)), counted=f.group)
        book.text("公司负责人(签章)      主管会计工作负责人(签章)      会计机构负责人(签章)", size=9, align=1)


def answers(f: Filing) -> dict[str, dict[str, str]]:
    """metric -> year -> value in yuan, as the group's statements print them; costs and outflows positive."""
    answers: dict[str, dict[str, str]] = {}
    for row in (*balance(f), *income(f), *cash_flow(f)):
        if row.metric:
            answers[row.metric] = {str(y): str(v) for y, v in zip(f.years, row.values, strict=True)}
    return answers
