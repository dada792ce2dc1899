"""Addresses that lead over the filter of a mail program: the real one behind each. The form is asked the same."""

from __future__ import annotations

import pytest

from kringen.detours import detour_mistake, direct, is_detour
from tests.support.detours import DETOURS, ORDINARY


@pytest.mark.parametrize(("address", "real"), DETOURS)
def test_the_real_address(address: str, real: str) -> None:
    """Found behind every filter that says it; where only the service knows it, one must open it."""
    assert is_detour(address)
    assert direct(address) == (real or address)
    cure = f"schrijf {real}" if real else "open het, en kopieer het adres uit de browser"
    assert detour_mistake(address)[1] == cure


@pytest.mark.parametrize("address", ORDINARY)
def test_an_ordinary_address_is_no_detour(address: str) -> None:
    assert not is_detour(address)
    assert direct(address) == address
