"""Whose a mail address is, by its name and its domain."""

from __future__ import annotations

# What is not a person but a desk or a function, unless the provider is one that private people use.
_DESK_NAMES = """
    adm administration borgerservice booking bogholderi faktura formand hej info jobcenter kontakt kontoret mail
    kommune kommunen kommunikation moede noreply no-reply nyhedsbrev post postkasse presse reception salg sekretariat
    sekretariatet service sikkerpost skole support teknik webmaster
"""

# Providers of mail that private people in Denmark have or have had.
_PRIVATE_DOMAINS = """
    gmail.com googlemail.com hotmail.com hotmail.dk live.dk live.com outlook.com outlook.dk msn.com yahoo.com yahoo.dk
    icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.net mail.com aol.com jubii.dk jubiimail.dk mail.dk
    ofir.dk tdcadsl.dk tdcspace.dk mail.tele.dk get2net.dk stofanet.dk post.tele.dk webspeed.dk youmail.dk privat.dk
    privat.tele.dk fibermail.dk bbsyd.dk vip.cybercity.dk
"""

# Domains of municipalities (each one's own site), regions, KL and the state's authorities.
_PUBLIC_DOMAINS = """
    aabenraa.dk aalborg.dk aarhus.dk aeroekommune.dk albertslund.dk alleroed.dk assens.dk balk.dk ballerup.dk
    billund.dk brk.dk broenderslev.dk bronderslev.dk brondby.dk dragoer.dk egekom.dk esbjerg.dk esbjergkommune.dk
    faaborgmidtfyn.dk fanoe.dk favrskov.dk faxekommune.dk fmk.dk fredensborg.dk fredericia.dk frederiksberg.dk
    frederikshavn.dk frederikssund.dk furesoe.dk gentofte.dk gladsaxe.dk glostrup.dk greve.dk gribskov.dk
    guldborgsund.dk haderslev.dk halsnaes.dk hedensted.dk helsingor.dk herlev.dk herning.dk hillerod.dk hjoerring.dk
    hoersholm.dk holb.dk holstebro.dk horsens.dk htk.dk hvidovre.dk ikast-brande.dk ishoj.dk jammerbugt.dk
    kalundborg.dk kerteminde.dk kk.dk koege.dk kolding.dk laesoe.dk langelandkommune.dk lejre.dk lemvig.dk lolland.dk
    ltk.dk mariagerfjord.dk middelfart.dk morsoe.dk naestved.dk norddjurs.dk nordfynskommune.dk nyborg.dk odder.dk
    odense.dk odsherred.dk randers.dk rebild.dk ringsted.dk rk.dk rksk.dk roskilde.dk rudersdal.dk samsoe.dk
    silkeborg.dk skanderborg.dk skive.dk slagelse.dk solrod.dk sonderborg.dk soroe.dk stevns.dk struer.dk svendborg.dk
    syddjurs.dk taarnby.dk thisted.dk toender.dk vallensbaek.dk varde.dk vardekommune.dk vejen.dk vejle.dk
    vesthimmerland.dk viborg.dk vordingborg.dk
    kl.dk regionh.dk regionsjaelland.dk rsyd.dk rm.dk rn.dk regioner.dk
    ast.dk bm.dk borger.dk datatilsynet.dk digst.dk dst.dk em.dk fm.dk ft.dk ism.dk jm.dk politi.dk rigsarkivet.dk
    sa.dk sm.dk sst.dk star.dk stm.dk stps.dk sum.dk trm.dk uvm.dk virk.dk
"""

DESKS = frozenset(_DESK_NAMES.split())
PRIVATE = frozenset(_PRIVATE_DOMAINS.split())
PUBLIC = frozenset(_PUBLIC_DOMAINS.split())
