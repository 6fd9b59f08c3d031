"""A simulated house in which everything may fail, under the real integration."""

import pytest

pytest.register_assert_rewrite("tests.faults.home", "tests.faults.laws", "tests.faults.residents")
