"""Given names that a person's name is known by in running text."""

from __future__ import annotations

import re

# The names most borne in Denmark, after Danmarks Statistik, "Navne i hele befolkningen" (https://www.dst.dk/navne),
# and those most borne among people who have come from other countries. Left out are names that are words or places
# too ("Bo", "Liv", "Lund", "Bent", "Dan", "Viborg"), unless nearly all who meet them meet a person.
_MOST_BORNE = """
    abdul abdullah adam agnes agnete ahmad ahmed aida aisha albert alberte alex alexander alfred ali alice allan alma
    amalie amina anders andrea andreas ane anette anita anja ann anna annalise anne annelise annemarie annette anni
    annika anton arne arthur asger asta astrid august axel aya ayse benjamin benny berit bertha bettina bilal birgit
    birgitte birte birthe bjarke bjarne bodil britt britta brian camilla carina carl carla carlo carsten cathrine
    cecilie charlotte christen christian christina christine christoffer christopher clara claus connie dagmar daniel
    david dennis dorte dorthe ebba ebbe edith egon einar eli elin elisabeth elise ella ellen elna else elsebeth emil
    emilie emily emine emma erik erling ernst esben ester esther eva eve fatima fatma filip finn flemming frank freddy
    frederik frederikke freja frida fridolf georg gerda gert gitte grethe gunnar gunhild hanna hanne hannah hans
    harald hasan hassan heidi heine helene helga helge helle henning henny henriette henrik henry herdis herluf hilda
    hugo hussein ibrahim ida inga inge ingeborg inger ingrid irene irma isabella isak ismail ivan jack jacob jakob jan
    jane janne jannie jasmin jean jens jeppe jesper jette joan joakim jochum johan johanne johannes john johnny jonas
    josefine julie julius jytte jørgen jørn kaja kamilla karen karin karina karl karla karsten kasper katarina katja
    katrine keld ken kenneth kevin khadija kim kirsten kirstine kjeld klaus knud kristen kristian kristina kristine
    kristoffer kurt lars lasse laura laurits lea leif leila lena lene leo lilian lilly lillian lina linda line lis
    lisa lisbet lisbeth lise lissi lone lotte louise lucas ludvig lukas lærke mads magnus maja malene maria mariam
    marianne marie mark markus martin martha mathias mathilde matilde max maya merete mette mia michael michelle mie
    mikael mikkel minna mira mogens mohamad mohamed mohammad mohammed mona monica monika morten muhammad mustafa nadia
    nanna naja natalie natasja nicklas nicolai nicolaj niels niklas nikolaj nina noah nora ole olga olivia omar oscar
    oskar osman otto patrick paul paula peder per pernille peter petra philip pia poul preben ragnhild randi rasmus
    regitze rene renè rené richard rikke rita robert robin rolf ronnie rosa ruben ruth sabrina samir samuel sandra
    sanne sara sarah sebastian selma signe sigrid simon simone sine sofia sofie solveig sonja sophie stefan steen
    steffen sten stig stine sune susan susanne svend sven søren tanja tenna thea theis theodor thomas thorkild thyra
    tim tina tine tobias tommy tom tonny torben tove trine troels ulla ulrik valdemar vera verner vibeke victor
    victoria vibe viggo viktor villads villy vilhelm vivi vivian werner william willy winnie yasmin yusuf yvonne zahra
    zainab åge åse
"""
_GIVEN_NAMES = tuple(name.capitalize() for name in _MOST_BORNE.split())

NAME_WORD = r"[A-ZÆØÅÄÖÜÉ][\w’'.-]{0,25}"
_PERSON = re.compile(rf"(?<!\w)(?:{'|'.join(_GIVEN_NAMES)})(?:-\w{{1,20}})?(?:[ \u00a0]{NAME_WORD}){{1,3}}")


def named_persons(text: str) -> list[re.Match[str]]:
    """The persons' names in `text`, with one more name at least: "Karen Holm"."""
    return list(_PERSON.finditer(text))
