"""Engine values as plain JSON values, and back.

Times become ISO 8601 text, durations seconds, tuples lists, values with fields dictionaries.
"""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeAliasType, get_args, get_origin, get_type_hints

type Plain = bool | int | float | str | list[Plain] | dict[str, Plain] | None


def to_plain(value: Any) -> Plain:
    """Return an engine value in plain JSON values."""
    match value:
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case _ if _has_fields(value):
            return {name: to_plain(getattr(value, name)) for name in _kinds(value.__class__)}
        case tuple():
            return [to_plain(item) for item in value]
        case Mapping():
            return {str(key): to_plain(item) for key, item in value.items()}
    return value.value if isinstance(value, StrEnum) else value


def from_plain[T](kind: type[T], plain: object) -> T:
    """Return the engine value of *kind* that *plain* describes.

    A field that is missing takes its default.

    Raises:
        ValueError: if *plain* describes none; the message says where and what is wrong.

    """
    value: T = _value(kind, plain, kind.__name__)
    return value


def _value(kind: Any, plain: Any, path: str) -> Any:
    while isinstance(kind, TypeAliasType):
        kind = kind.__value__
    if isinstance(kind, UnionType):
        if plain is None:
            return None
        kind = next(part for part in get_args(kind) if part is not NoneType)
        return _value(kind, plain, path)
    try:
        return _container(kind, plain, path)
    except TypeError as error:
        message = f"{path}: {error}"
        raise ValueError(message) from error


def _container(kind: Any, plain: Any, path: str) -> Any:
    if _has_fields(kind):
        return _fields(kind, _expect(dict, plain), path)
    if get_origin(kind) is tuple:
        return _items(get_args(kind), _expect(list, plain), path)
    if get_origin(kind) is Mapping:
        names, inner = get_args(kind)
        named = _expect(dict, plain).items()
        return {_value(names, key, path): _value(inner, item, f"{path}.{key}") for key, item in named}
    return _scalar(kind, plain, path)


def _fields(kind: Any, plain: dict[str, Any], path: str) -> Any:
    kinds = _kinds(kind)
    if unknown := plain.keys() - kinds.keys():
        message = f"{path}: unknown {', '.join(sorted(unknown))}"
        raise ValueError(message)
    return kind(**{name: _value(kinds[name], item, f"{path}.{name}") for name, item in plain.items()})


def _has_fields(kind: Any) -> bool:
    """Return whether values of *kind* have named fields: dataclasses and named tuples do."""
    return is_dataclass(kind) or hasattr(kind, "_fields")


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _items(kinds: tuple[Any, ...], plain: list[Any], path: str) -> tuple[Any, ...]:
    """Return a tuple of one kind throughout, or of one kind for each place."""
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(plain)
    if len(kinds) != len(plain):
        message = f"{path}: {len(plain)} items instead of {len(kinds)}"
        raise ValueError(message)
    return tuple(
        _value(kind, item, f"{path}[{place}]")
        for place, (kind, item) in enumerate(zip(kinds, plain, strict=True))
    )


def _scalar(kind: Any, plain: Any, path: str) -> Any:
    try:
        if issubclass(kind, datetime):
            return _instant(plain)
        if issubclass(kind, timedelta):
            return timedelta(seconds=plain)
        if issubclass(kind, StrEnum):
            return kind(plain)
        return _finite(plain) if kind is float else _expect(kind, plain)
    except (ValueError, OverflowError) as error:
        message = f"{path}: {error}"
        raise ValueError(message) from error


def _instant(plain: Any) -> datetime:
    """Return an instant, of a year that has another before it and after it: nobody reckons beyond time."""
    instant = datetime.fromisoformat(plain)
    if instant.tzinfo is None or not MINYEAR < instant.year < MAXYEAR:
        message = f"{plain!r} is no instant"
        raise ValueError(message)
    return instant


def _finite(plain: Any) -> float:
    number = float(plain) if type(plain) is int else _expect(float, plain)
    if not isfinite(number):
        message = f"{number!r} is no number"
        raise ValueError(message)
    return number


def _expect[T](kind: type[T], plain: object) -> T:
    """Return *plain* if it is exactly of *kind*; a truth value is no number.

    Raises:
        TypeError: if it is not.

    """
    if type(plain) is not kind:
        message = f"{plain!r} is not of type {kind.__name__}"
        raise TypeError(message)
    return plain
