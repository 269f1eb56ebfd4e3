"""Words that mark a case that is nobody's business but a person's own, by what protects it.

Each stands in its base form; Danish endings are understood ("sygemelding", so "sygemeldingens").
"""

from __future__ import annotations

from collections.abc import Mapping

SENSITIVE_WORDS: Mapping[str, str] = {
    # Databeskyttelsesforordningen, art. 9, 1 (health); forvaltningsloven § 28
    "health": """
        sygemeldt, sygemelding, langtidssyg, langtidssygemeldt, raskmeldt, raskmelding, diagnose, diagnosticeret, kræft,
        kræftsyg, kræftsygdom, kræftramt, demens, dement, depression, psykisk syg, psykisk sygdom, psykisk lidelse,
        psykisk sårbar, psykose, skizofreni, autisme, adhd, indlagt, alkoholmisbrug, alkoholproblem, alkoholafhængig,
        misbrug, misbruger, stofmisbrug, stofmisbruger, selvmord, selvmordsforsøg, abort, gravid, graviditet,
        hjerneskade, hjerneskadet, funktionsnedsættelse, handicappet, blodprop, stresssygemeldt, stressramt
    """,
    # The same; serviceloven and barnets lov, whose cases are kept secret under straffeloven § 152
    "social matters": """
        anbragt, anbringelse, uden for hjemmet, tvangsfjernet, tvangsfjernelse, underretning, værgemål, førtidspension,
        førtidspensionist, kontanthjælp, kontanthjælpsmodtager, omsorgssvigt, overgreb, incest, hjemløs,
        forældremyndighed, fogedforretning, udsættelse af lejemål, gældssanering, restance
    """,
    # Databeskyttelsesforordningen, art. 10; databeskyttelsesloven § 8
    "crime": """
        straffeattest, børneattest, sigtet, sigtelse, tiltalt, domfældt, dømt, politianmeldt, politianmeldelse,
        fængslet, fængsel, fængselsstraf, varetægtsfængslet, tyveri, bedrageri, underslæb, vold
    """,
    # Forvaltningsloven § 28; offentlighedsloven § 21 (cases of single employees)
    "staff": """
        afskediget, afskediges, afskedige, afskedigelse, uansøgt afsked, opsagt, opsigelse, bortvist, bortvisning,
        advarsel, advarslen, påtale, tjenstlig samtale, fratrædelsesaftale, fratrædelse, fritstillet, suspenderet,
        disciplinærsag, disciplinær sag, personalesag, personsag
    """,
    # Databeskyttelsesforordningen, art. 9, 1 (belief, origin, union, sexual life)
    "belief and origin": """
        fagforeningsmedlem, medlem af en fagforening, fagforening, religion, religiøs, muslim, muslimsk, jødisk, etnisk
        baggrund, etnisk oprindelse, homoseksuel, seksuel orientering, seksuel krænkelse, seksuelle krænkelser, seksuel
        chikane, krænkelse, asyl, asylansøger, flygtning, opholdstilladelse
    """,
}

HARMLESS_PHRASES = ("Kræftens Bekæmpelse",)
"""Names of others that hold one of the words."""
