"""砚溪泵阀股份有限公司: an invented maker of pumps and valves, its books and its annual reports in Chinese."""
