"""Every right has a name people can read, in both languages: an administrator gives no role by codes."""

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import override

from careline.security import policy
from careline.web.words.rights import RIGHTS


def nameless(rights: Collection[str], words: Mapping[str, object]) -> Iterator[str]:
    """Rights without words, words for rights there aren't, and two rights that are called alike."""
    yield from (f"{name} has no name" for name in sorted(set(rights) - set(words)))
    yield from (f"{name} has a name, and doesn't exist" for name in sorted(set(words) - set(rights)))
    for language in ("en", "zh-hans"):
        with override(language):
            said = [str(one) for one in words.values()]
        yield from (
            f"two rights are called {one} ({language})" for one in sorted({o for o in said if said.count(o) > 1})
        )


def test_every_right_has_a_name_of_its_own() -> None:
    assert list(nameless(policy.registered(), RIGHTS)) == []


def test_planted_faults_are_reported() -> None:
    assert list(nameless({"a.b"}, {})) == ["a.b has no name"]
    assert list(nameless(set(), {"a.b": "fly"})) == ["a.b has a name, and doesn't exist"]
    assert "two rights are called fly (en)" in nameless({"a", "b"}, {"a": "fly", "b": "fly"})
