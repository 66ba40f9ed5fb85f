"""Labels as reports print them: for each metric of the dictionary, and those that look like one and are none."""

from __future__ import annotations

from model.finance.figures import StatementKind

LABELS: dict[str, tuple[str, ...]] = {
    "total_revenue": (
        "Total revenues", "Net sales", "Net revenues", "Revenues", "Sales", "Total net sales", "Turnover",
        "Revenue from contracts with customers", "Total operating revenues", "Sales and revenues",
        "Total revenues, net of interest expense", "营业总收入", "一、营业收入", "营业收入合计",
    ),
    "cost_of_revenue": (
        "Cost of sales", "Cost of goods sold", "Total cost of revenues", "Cost of merchandise sold", "减：营业成本",
        "Cost of sales (excluding depreciation)", "Cost of sales, exclusive of depreciation", "Total costs",
    ),
    "gross_profit": ("Gross profit", "Gross margin", "GROSS PROFIT", "毛利", "营业毛利"),
    "research_development": (
        "Research and development", "Research and development expenses", "Research, development and engineering",
        "Technology and development", "Product development", "研发费用",
    ),
    "selling_general_administrative": (
        "Selling, general and administrative", "Selling, general and administrative expenses",
        "Marketing, general and administrative", "Selling and administrative expenses",
        "Selling, informational and administrative",
    ),
    "selling_expense": ("Selling expenses", "Sales and marketing", "Marketing", "Distribution costs", "销售费用"),
    "administrative_expense": ("General and administrative", "Administrative expenses", "管理费用"),
    "operating_income": (
        "Operating income", "Operating profit", "Income from operations", "Operating (loss) income",
        "(Loss) income from operations", "Total operating income", "Results from operating activities",
        "三、营业利润（亏损以“－”号填列）",
    ),
    "interest_expense": (
        "Interest expense", "Interest expense, net", "Interest and debt expense", "Net interest expense",
        "Finance costs", "Interest costs", "其中：利息费用", "利息支出",
    ),
    "pretax_income": (
        "Income before income taxes", "Earnings before provision for income taxes", "Profit before tax",
        "Pre-tax income", "Income from continuing operations before income taxes", "Loss before taxation",
        "Income before income taxes and noncontrolling interests", "四、利润总额（亏损总额以“－”号填列）",
    ),
    "income_tax": (
        "Provision for income taxes", "Income tax expense", "Income taxes", "Benefit from income taxes", "Taxation",
        "(Provision for) benefit from income taxes", "Tax on profit", "减：所得税费用", "所得税",
    ),
    "net_income": (
        "Net income", "Net earnings", "Net (loss) income", "Profit for the year", "Profit for the financial year",
        "Net loss", "Consolidated net income", "Net income including noncontrolling interests",
        "五、净利润（净亏损以“－”号填列）",
    ),
    "net_income_attributable": (
        "Net income attributable to common shareholders", "Net income attributable to Meridian Corporation",
        "Net income available to common stockholders", "Owners of the parent",
        "Profit attributable to owners of the Company", "归属于母公司所有者的净利润", "1.归属于母公司股东的净利润",
        "归属于上市公司股东的净利润", "本行股东应占净利润",
    ),
    "eps_basic": (
        "Basic earnings per share", "Net income per share – basic", "（一）基本每股收益",
        "Earnings per share, basic",
    ),
    "eps_diluted": (
        "Diluted earnings per share", "Net income per share – diluted", "（二）稀释每股收益",
        "Earnings per common share – assuming dilution",
    ),
    "depreciation_amortization": (
        "Depreciation and amortization", "Depreciation, depletion and amortization",
        "Amortization and depreciation", "Depreciation, amortization and other",
        "Depreciation and amortisation expense",
    ),
    "depreciation": (
        "Depreciation", "Depreciation expense", "Depreciation of property",
        "固定资产折旧、油气资产折耗、生产性生物资产折旧",
    ),
    "amortization": (
        "Amortization", "Amortization of intangible assets", "Amortization of acquired intangibles", "无形资产摊销",
    ),
    "stock_compensation": (
        "Stock-based compensation", "Share-based compensation expense", "Equity-based compensation",
        "Share-based payments", "Non-cash stock-based compensation", "Stock compensation expense",
    ),
    "cash": (
        "Cash and cash equivalents", "Cash", "Cash and equivalents", "Cash and due from banks",
        "Cash and bank balances", "货币资金", "现金及存放中央银行款项",
    ),
    "receivables": (
        "Accounts receivable, net", "Trade receivables", "Receivables, net", "Accounts and notes receivable",
        "Total receivables", "Accounts receivable, less allowance of $12 and $9", "Trade and other receivables",
        "应收账款", "应收票据及应收账款",
    ),
    "inventories": (
        "Inventories", "Inventories, net", "Merchandise inventories", "Inventory", "Total inventories", "存货",
    ),
    "current_assets": ("Total current assets", "Current assets", "流动资产合计"),
    "property_plant_equipment": (
        "Property, plant and equipment, net", "Property and equipment, net", "Premises and equipment",
        "Net property and equipment", "Land, buildings and equipment, net", "固定资产", "固定资产净额",
    ),
    "goodwill": ("Goodwill", "Goodwill, net", "商誉", "Goodwill and other intangible assets"),
    "total_assets": ("Total assets", "TOTAL ASSETS", "资产总计", "资产合计"),
    "accounts_payable": (
        "Accounts payable", "Trade payables", "Accounts payable and accrued liabilities",
        "Trade and other payables", "应付账款", "应付票据及应付账款",
    ),
    "current_liabilities": ("Total current liabilities", "流动负债合计"),
    "long_term_debt": (
        "Long-term debt", "Long-term debt, net of current portion", "Long-term debt, less current maturities",
        "Senior notes", "Long-term debt, net of current instalments", "Long-term borrowings", "Term debt",
        "Non-current borrowings", "长期借款", "Long-term debt, excluding current portion",
    ),
    "total_liabilities": ("Total liabilities", "负债合计", "负债总计"),
    "retained_earnings": (
        "Retained earnings", "Reinvested earnings", "Accumulated deficit", "Retained profits", "未分配利润",
    ),
    "total_equity": (
        "Total equity", "Total stockholders’ equity", "Total shareholders’ equity", "Total shareholders’ deficit",
        "所有者权益合计", "股东权益合计", "所有者权益（或股东权益）合计",
    ),
    "total_liabilities_and_equity": (
        "Total liabilities and equity", "Total liabilities and stockholders’ equity",
        "Total equity and liabilities", "负债和所有者权益总计", "负债及股东权益总计",
        "负债和所有者权益（或股东权益）总计",
    ),
    "operating_cash_flow": (
        "Net cash provided by operating activities", "Net cash from operating activities",
        "Cash flows from operations", "Net cash provided by (used in) operating activities",
        "Cash generated by operating activities", "经营活动产生的现金流量净额",
    ),
    "investing_cash_flow": (
        "Net cash used in investing activities", "Net cash used for investing activities",
        "投资活动产生的现金流量净额", "Cash used for investing activities",
    ),
    "financing_cash_flow": (
        "Net cash used in financing activities", "Net cash flows from financing activities",
        "筹资活动产生的现金流量净额", "Cash (used in) provided by financing activities",
    ),
    "capital_expenditure": (
        "Capital expenditures", "Purchases of property and equipment", "Additions to property, plant and equipment",
        "Payments for acquisition of property, plant and equipment", "Capital spending", "Purchase of fixed assets",
        "购建固定资产、无形资产和其他长期资产支付的现金",
    ),
    "dividends_paid": (
        "Dividends paid", "Cash dividends paid", "Payments of dividends", "Dividends",
        "Dividends paid to shareholders", "Cash dividends", "Dividends paid on common stock",
        "分配股利、利润或偿付利息支付的现金",
    ),
    "mezzanine_equity": (
        "Redeemable noncontrolling interests", "Redeemable preferred stock", "Total mezzanine equity",
    ),
    "noncontrolling_interests": ("Noncontrolling interests", "Minority interest", "少数股东权益"),
    "short_term_debt": ("Short-term borrowings", "Short-term debt", "Commercial paper", "短期借款"),
    "current_portion_debt": (
        "Current portion of long-term debt", "Current maturities of long-term debt",
        "Long-term debt due within one year", "Long-term debt, current maturities",
        "Long-term debt – current portion", "一年内到期的非流动负债",
    ),
    "cash_beginning": (
        "Cash and cash equivalents at beginning of year", "Cash, beginning of period",
        "加：期初现金及现金等价物余额",
    ),
    "cash_end": ("Cash and cash equivalents at end of year", "Cash, end of period", "六、期末现金及现金等价物余额"),
    "exchange_effect": (
        "Effect of exchange rate changes on cash", "Effect of foreign exchange on cash and cash equivalents",
        "四、汇率变动对现金及现金等价物的影响",
    ),
    "cash_change": (
        "Net increase in cash and cash equivalents", "Net (decrease) increase in cash",
        "Net change in cash and cash equivalents", "五、现金及现金等价物净增加额",
    ),
    "deferred_expense_amortization": ("长期待摊费用摊销",),
    "right_of_use_depreciation": ("使用权资产折旧", "使用权资产摊销"),
    "share_capital": ("股本", "实收资本（或股本）"),
    "cost_components": (
        "Cost of products sold", "Cost of services", "Cost of subscriptions", "Cost of maintenance and services",
    ),
}  # fmt: skip

NEAR_MISSES: dict[StatementKind, tuple[str, ...]] = {
    "income": (
        "Deferred revenue", "Total cost of revenue and operating expenses incurred", "营业总成本",
        "Other income, net", "Interest income", "利息收入", "Interest and dividend income", "Restructuring charges",
        "Total operating expenses", "In-process research and development tax",
        "Income from discontinued operations", "Net income attributable to noncontrolling interests",
        "Net loss attributable to redeemable noncontrolling interests", "少数股东损益",
        "归属于母公司所有者的综合收益总额", "归属母公司所有者的其他综合收益的税后净额", "Comprehensive income",
        "综合收益总额", "Weighted average shares – basic",
        "Weighted average number of common shares outstanding – diluted", "Average diluted shares",
        "Dividends declared per share", "Cash dividends declared per common share", "Basic", "Diluted",
        "Preferred dividends", "Deferred income taxes", "税金及附加",
    ),
    "balance": (
        "Restricted cash", "Marketable securities", "Short-term investments", "Income taxes receivable",
        "Receivables from affiliates", "Interest receivable", "其他应收款", "应收票据", "Assets held for sale",
        "Other current assets", "非流动资产合计", "Accumulated depreciation",
        "Less: accumulated depreciation and amortization", "在建工程", "Intangible assets other than goodwill",
        "Other assets", "Income taxes payable", "Dividends payable", "应付职工薪酬", "其他应付款", "非流动负债合计",
        "Other liabilities", "Accumulated other comprehensive loss", "Additional paid-in capital",
        "Treasury stock, at cost", "盈余公积", "资本公积", "归属于母公司所有者权益合计",
        "Total equity attributable to owners of the parent",
    ),
    "cash_flow": (
        "Net income", "Amortization of debt issuance costs", "Amortization of deferred financing costs",
        "Excess tax benefits from stock-based compensation", "Proceeds from sale of property",
        "Proceeds from disposal of property, plant and equipment",
        "处置固定资产、无形资产和其他长期资产收回的现金净额",
        "Property and equipment additions included in accounts payable", "Dividends received",
        "Dividends paid to noncontrolling interests", "其中：子公司支付给少数股东的股利、利润",
        "Dividends declared but not paid", "Net cash used in operating activities of discontinued operations",
        "Adjustments to reconcile net income to net cash provided by operating activities", "经营活动现金流入小计",
        "经营活动现金流出小计", "Changes in operating assets and liabilities", "Repayment of long-term debt",
        "取得借款收到的现金", "Cash paid for interest", "Cash paid for income taxes",
    ),
}  # fmt: skip
