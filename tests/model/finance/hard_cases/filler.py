"""What stands around the statements: a cover, business, risks, a discussion with its own small tables, notes."""

from __future__ import annotations

from tests.typeset.report import Book
from tests.typeset.tables import Look, Row, heads

BUSINESS = (
    "{company} and its subsidiaries (the “Company”) serve customers in several regions. The Company is organized by "
    "the needs of these customers and reviews its structure each year. Competition rests on quality and price.",
    "The Company employs people of many trades, obtains materials and services from numerous suppliers and does not "
    "depend on any one of them. Seasonal variations are moderate. Compliance with environmental rules did not have a "
    "material effect on capital expenditures, earnings or competitive position.",
    "Research is carried out at the principal site. Patents and trademarks are important, but no single one is "
    "material to the business taken as a whole.",
)
RISKS = (
    "A decline in economic conditions may reduce demand and lengthen the time in which customers pay.",
    "Interest rates, currencies and the prices of materials change, and the Company may be unable to pass changes on.",
    "A failure of information systems could interrupt operations and harm the Company’s standing with customers.",
    "Laws on taxes, trade and data may change to the disadvantage of the Company. Income taxes require judgement.",
    "The Company may not find, integrate or finance acquisitions on acceptable terms.",
)
DISCUSSION = (
    "The following discussion should be read together with the consolidated financial statements and notes. It "
    "contains forward-looking statements that involve risks and uncertainties; actual results may differ materially.",
    "Results reflect volume, price and the cost of inputs. Cash from operations was the principal source of funds. "
    "The Company believes that cash on hand, cash from operations and its credit facilities meet its "
    "needs for at least the next twelve months.",
    "Critical accounting estimates concern the recoverability of long-lived assets, income taxes and contingencies.",
)


def front(book: Book, company: str, year: int, ended: str) -> None:
    """Four pages: cover, business, risks, discussion."""
    book.space(120)
    book.heading(company, 0)
    book.text("Annual Report", f"For the fiscal year ended {ended}", align=1, size=13)
    book.text("An invented company. This document was made to test a reader of annual reports.", align=1)
    book.heading("Item 1. Business", 1)
    book.text(*(paragraph.format(company=company) for paragraph in BUSINESS))
    book.heading("Item 1A. Risk Factors", 1)
    book.text(*RISKS)
    book.heading("Item 7. Management’s Discussion and Analysis", 1)
    book.text(*DISCUSSION)
    rows = [
        Row("Change in prices", ("1.8%", "2.4%")),
        Row("Change in volume", ("2.9%", "0.6%")),
        Row("Change in income taxes", ("0.3%", "(0.2)%")),
    ]
    book.table(rows, [heads(str(year), str(year - 1))], Look(size=9, widths=(60, 60)))


def back(book: Book, company: str) -> None:
    """Notes, with tables that repeat labels of the statements for one part of the company."""
    book.heading("Notes to Consolidated Financial Statements", 1)
    book.heading("Note 1. Basis of presentation", 2)
    book.text(
        f"The consolidated financial statements include the accounts of {company} and the companies it controls. "
        "Intercompany balances have been eliminated. The preparation of statements requires estimates.",
        "Certain amounts of prior years have been presented as before; no reclassification was made.",
    )
    book.heading("Note 2. Income taxes", 2)
    rows = [
        Row("Statutory rate", ("21.0%", "21.0%")),
        Row("Foreign and state taxes", ("2.2%", "1.7%")),
        Row("Effective rate", ("23.2%", "22.7%"), "total"),
    ]
    book.table(rows, [heads("Current year", "Prior year")], Look(size=9, widths=(70, 70)))
    book.heading("Note 3. One subsidiary", 2)
    book.text("Summarized information of a subsidiary with a minority interest, before eliminations:")
    rows = [
        Row("Revenues", ("31.7", "29.9")),
        Row("Net income", ("2.1", "1.8")),
        Row("Total assets", ("44.0", "41.2")),
    ]
    book.table(rows, [heads("Current year", "Prior year")], Look(size=9, widths=(70, 70)))


def chinese_front(book: Book, company: str, year: int, ended: str) -> None:
    """Three pages: cover, definitions and business, discussion."""
    book.space(120)
    book.heading(company, 0)
    book.text(f"{year}年年度报告", align=1, size=16)
    book.text("本公司为虚构,本文件用于测试年报阅读程序。", align=1)
    book.heading("第一节 公司简介", 1)
    book.text(
        f"{company}(以下简称“公司”)为虚构的股份有限公司,报告期截至{ended}。公司按照客户需求组织生产经营,产品和服务面向多个地区。",
        "公司注重研发投入与质量管理,主要原材料供应充足,不存在对单一供应商的依赖。",
    )
    book.heading("第二节 管理层讨论与分析", 1)
    book.text(
        "报告期内公司生产经营稳定,各项工作有序推进。收入变动主要受销量和价格影响,成本随原材料价格变动。",
        "公司面临的风险包括宏观经济波动、汇率与利率变动、应收账款回收以及信息安全等。",
        "公司将继续加强现金流管理,合理安排资本性支出,保持稳健的财务结构。",
    )


def chinese_back(book: Book, company: str) -> None:
    """附注: one page of policies and a small table with a label of the statements."""
    book.heading("财务报表附注", 1)
    book.text(
        f"{company}财务报表以持续经营为基础,按照企业会计准则编制。",
        "收入在客户取得相关商品控制权时确认。存货按成本与可变现净值孰低计量。",
        "重要的非全资子公司的主要财务信息如下(抵销前):",
    )
    rows = [Row("营业收入", ("3,170.00", "2,990.00")), Row("净利润", ("210.00", "180.00"))]
    book.table(rows, [heads("本期", "上期", label="项目")], Look(size=9, widths=(80, 80), grid=True))
