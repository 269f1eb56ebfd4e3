import pytest

from generator.site_links import dead_links

TARGETS = {
    "index.html": b"",
    "404.html": b"",
    "a/index.html": b'<h1 id="top">A</h1><h2 id="\xc3\xa6">B</h2>',
    "a/plan.pdf": b"",
    "style.css": b"",
}


def dead(link: str, page: str = "b/index.html", root: str = "/") -> list[str]:
    return dead_links({**TARGETS, page: f'<a href="{link}">x</a>'.encode()}, root)


@pytest.mark.parametrize(
    "link",
    [
        "../",
        "../a/",
        "../a/#top",
        "../a/#%C3%A6",
        "../a/plan.pdf",
        "../style.css?v=1",
        "./",
        "https://b.example/x",
        "mailto:a@b",
    ],
)
def test_what_the_site_has_is_alive(link: str) -> None:
    assert dead(link) == []


@pytest.mark.parametrize("link", ["../c/", "../a/#bund", "a/", "../a/plan", "../../a/", "../style.css#x"])
def test_what_it_has_not_is_dead(link: str) -> None:
    assert dead(link) == [f"b/index.html: {link}"]


def test_a_link_from_the_root_is_followed_below_the_sites_own_path() -> None:
    assert dead("/referater/a/", "404.html", "/referater/") == []
    assert dead("/referater/b/", "404.html", "/referater/") == ["404.html: /referater/b/"]


def test_scripts_styles_pictures_and_forms_are_followed_too() -> None:
    page = b'<link href="x.css"><script src="x.js"></script><img src="x.png"><form action="x/"></form>'
    assert dead_links({"index.html": page}) == [f"index.html: {link}" for link in ("x.css", "x.js", "x.png", "x/")]
