"""Pages of a long list."""

from django.core.paginator import Page, Paginator


class _Counted(Paginator):
    """Pages over rows whose number is known already."""

    def __init__(self, rows, per_page: int, total: int):
        super().__init__(rows, per_page)
        self.__dict__["count"] = total


def page_of(rows, number: str | None, *, total: int, per_page: int = 50) -> Page:
    """One page of ``rows``, of which there are ``total``; the nearest where there is none such."""
    return _Counted(rows, per_page, total).get_page(number)
