"""The words of each format: what damage puts in, so that it gets further than noise would."""

from __future__ import annotations

from tests import docxs


def _encoded(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode("utf-8", "surrogatepass") for text in texts)


MINUTES = _encoded(
    "\n", "\n\n", "\r\n", "\t", "    ", "  \n", "\\\n", "\x0c", "# ", "## ", "### ", "#### ", "- ", "* ", "1. ",
    "2) ", "a) ",
    "• ", "> ", "| a | b |\n", "|---|---|\n", "---\n", "***", "**", "*", "__", "_", "`", "```\n", "~~~\n", "<!--",
    "-->",
    "<sub>", "</sub>", "<br>", "<b>", "&nbsp;", "&amp;", "&lt;", "[1]", "[^1]", "[^1]: ", "[1] ",
    "[x](https://a.example)",
    "](", "![", "[", "\\", "---\ntitle: x\n---\n", "Punkt 2: ", "Punkt 1.1: ", "Pkt. 7 ", "131. ", "1 ", "Lukket",
    "Åbent punkt",
    "Lukkede punkter\n", "LUKKET DAGSORDEN\n", "Lukket punkt: ", "Punkt 9: Lukket\n", "Baggrund\n", "Beslutning\n",
    "Resumé\n",
    "Beslutning Direktionen den 10-03-2025\n", "Indstilling\n", "Bilag\n", "Sag: 25/1\n", "25/1204\n", "Sagsnr.: ",
    "J.nr. ",
    "Mødedeltagere ", "Afbud: ", "Fraværende: ", "Til stede: ", "Karen Holm (A) (formand), ", "stedfortræder for ",
    "Indholdsfortegnelse\n", "Titel.....\t3\n", "Side 1 af 9\n", "Mødedato ", "REFERAT ", "DAGSORDEN ", "Mødested ",
    "kl. 09:00",
    "10-03-2025", "31. februar 2025", "Underskriftsark\n", "Punkter på dagsordenen\n",
)  # fmt: skip
UNICODE = (*_encoded(
    "\x00", "\x0b", "\x1b", "\x85", "\u2028", "\u2029", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff", "\ufffe",
    "\ufffd",
    "e\u0301", "A\u030a", "\u0301" * 40, "ﬁ", "İ", "ß", "ſ", "ǅ", "\u00a0", "\u3000", "²", "①", "٣", "𝟛", "𝕏",
    "👩\u200d👩\u200d👧", "\U000e0001",
    "\ud800",
), b"\xff", b"\xfe\xff", b"\xc3", b"\xf8")  # fmt: skip
XML = _encoded(
    "<", ">", "</", "/>", "<a>", "</a>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ", "?>", "&#0;", "&#xFFFF;",
    "&amp;lt;", "&lt;",
    "&gt;", "&x;", "<!DOCTYPE x [", "<!ENTITY x 'y'>", "]>", ' a="', '"', "'", "true", "false", "0", "1", "2", "-1",
    "999999999",
    "åben", "Lukket", '{"', "}", "[", "]", ":", ",", "null", "\\u0000", "\\ud800", "1e999", "<p>", "</p>",
)  # fmt: skip
HTML = _encoded(
    "<p>", "</p>", "<div>", "</div>", "<br>", "<h1>", "</h1>", "<h2>", "<h3>", "</h3>", "<ul>", "</ul>",
    "<ol start=-1>", "<ol type=a>",
    "<li>", "<li value=99999999999>", "</li>", "<table>", "</table>", "<tr>", "<td>", '<td colspan="999999999">',
    '<td rowspan="0">',
    '<td rowspan="65535">', "<th>", "<thead>", "<caption>", "<script>", "</script>", "<style>", "</style>", "<svg>",
    "<math>", "<template>",
    "<noscript>", "<iframe>", "<select><option>", "<button>", "<nav>", "</nav>", "<main>", "</main>",
    "<article>", "<section>",
    "<header>", "<footer>", "<aside>", "<form>", "<details>", "<summary>", '<a href="javascript:x">',
    '<a href="https://a.example/">', "</a>",
    "<img alt='a'>", "<b>", "</b>", "<i>", "<em>", "<u>", "<sup>", "</sup>", "<sub>", "<pre>", "</pre>", "<code>",
    "<blockquote>", "<hr>",
    "<span hidden>", '<span style="display:none">', '<div aria-hidden="true">', "<!--", "-->", "<![CDATA[", "<?",

    "<base href=x>", "<meta charset=utf-16>", "&", "&amp;", "&#0;", "&#x80;", "&#55296;", "&nbsp", "&shy;", '"',
    "'", ">", "<", "</",
)  # fmt: skip
DOCX = (*XML, *_encoded(
    docxs.paragraph("a"), docxs.paragraph("a", "Overskrift1"), docxs.heading("Punkt 4: A"), docxs.entry("a"),
    docxs.entry("a", level=8),
    docxs.table(("a", "b")), docxs.run("a", "<w:b/>"), docxs.run(" ", "<w:i/>"), docxs.run("a", "<w:vanish/>"),
    docxs.run("a", '<w:vertAlign w:val="superscript"/>'), "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    "</w:tr>", "<w:tc>", "</w:tc>",
    '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>', '<w:tcPr><w:vMerge/></w:tcPr>', "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>",
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText>HYPERLINK \"https://a.example\"</w:instrText></w:r>",
    '<w:hyperlink r:id="l">', "</w:hyperlink>", '<w:ins w:id="1">', "</w:ins>", '<w:del w:id="1">', "</w:del>",
    '<w:moveFrom w:id="1">', "</w:moveFrom>",
    "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<mc:AlternateContent><mc:Choice>",
    "</mc:Choice><mc:Fallback>", "</mc:Fallback></mc:AlternateContent>",
    "<w:txbxContent>", "</w:txbxContent>", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "<w:sectPr/>",
    '<w:outlineLvl w:val="0"/>', '<w:rPr><w:del w:id="1"/></w:rPr>',
    '<w:numPr><w:numId w:val="0"/></w:numPr>', "<w:drawing>", "</w:drawing>", "<w:t>", "</w:t>", "<w:r>", "</w:r>",
    "<w:pPr>", "</w:pPr>",
))  # fmt: skip
ZIP = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08", b"\xff\xff\xff\xff",
    b"\xff\xff", b"\0\0", b"\0\0\0\0",
    b"\x01\0\x20\0", b"\x75\x70\x05\0", b"../", b"..\\", b"/", b"\\", b"C:", b"CON", b"\0", b".xml", b"\x08\0",
    b"\x0c\0", b"\x0e\0", b"\x63\0", b"\x5d\0",
)  # fmt: skip
PDF = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"/", b"obj", b"endobj", b"stream\n", b"endstream", b"1 0 R",
    b"2 0 R", b"3 0 R", b"7 0 R", b"9999 0 R",
    b"/Kids", b"/Parent", b"/Count", b"/Count 2147483648", b"/Type/Page", b"/Type/Pages", b"/Length 0",
    b"/Length 99999999", b"/Filter/FlateDecode",
    b"/Filter/JBIG2Decode", b"/Filter/JPXDecode", b"/Filter/DCTDecode", b"/Filter/LZWDecode",
    b"/Filter[/ASCIIHexDecode/ASCII85Decode]", b"/Prev 9",
    b"/MediaBox[0 0 1e38 1e38]", b"/MediaBox[0 0 0 0]", b"/MediaBox[-1 -1 -9 -9]", b"/MediaBox[0 0 nan 1]",
    b"/Rotate 90", b"/Rotate 45", b"/UserUnit 1e9",
    b"/CropBox[0 0 1 1]", b"/Encrypt 5 0 R", b"/Encoding/Identity-H", b"/ToUnicode 4 0 R", b"/Subtype/Type3",
    b"/Subtype/Type0", b"/Widths[-1 1e9]", b"xref", b"trailer",
    b"startxref\n0", b"%%EOF", b"true", b"null", b"-2147483648", b"4294967296", b"1e38", b"-0.0000001",
)  # fmt: skip
PDF_PAGE = (
    b"\nBT\n", b"\nET\n", b"\nq\n", b"\nQ\n", b" Tj\n", b"(abc) Tj\n", b"(a) '\n", b"[(a) -500 (b) 99999 (c)] TJ\n",
    b"/F1 11 Tf\n", b"/F2 11 Tf\n", b"/F1 0 Tf\n",
    b"/F1 -11 Tf\n", b"/F1 1e30 Tf\n", b"0 0 0 0 0 0 cm\n", b"1e30 0 0 1e30 0 0 cm\n", b"0 1 -1 0 0 0 cm\n",
    b"1 0 0 -1 0 842 cm\n", b"0.0001 0 0 0.0001 0 0 cm\n",
    b"1 0 0 1 70 700 Tm\n", b"0 1 -1 0 300 300 Tm\n", b"0 -14 Td\n", b"T*\n", b"14 TL\n", b"3 Tr\n", b"0 Tr\n",
    b"9 Tc\n", b"-50 Tw\n", b"1000 Tz\n", b"0 Tz\n", b"5 Ts\n",
    b"70 400 m 430 400 l S\n", b"70 400 m 70 300 l S\n", b"70 300 100 100 re S\n", b"70 300 100 100 re f\n",
    b"70 300 0.5 100 re f\n", b"0 0 595 842 re W n\n", b"9 w\n",
    b"1 g\n", b"0.9 g\n", b"/X1 Do\n", b"(\xb7) Tj\n", b"(\x95 a) Tj\n", b"(Side 2) Tj\n", b"(Punkt 3: Valg) Tj\n",
    b"(1. Valg) Tj\n", b"(a-) Tj\n", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n",
    b"/Span<</ActualText(x)>>BDC\n", b"/Artifact BMC\n", b"EMC\n", b"0 J\n", b"[9] 0 d\n",
    b"70 400 m 90 900 99 99 10 10 c S\n", b"-1e9 400 m 1e9 400 l S\n",
)  # fmt: skip
