# Making sure who somebody is, at the door.
desk-confirm = Sama asiakas
desk-confirm-named = Sama asiakas: { $name }
desk-attest-since = Tunnen muusta päivästä lähtien
desk-attest-since-named = Tunnen muusta päivästä lähtien: { $name }
desk-attest-day = Päivä, jona näit, kuka asiakas on
desk-unshown = Asiakas ei näytä henkilöllisyystodistusta
desk-error-no-method = Tätä tapaa ei voi nyt käyttää. Valitse toinen tapa.
desk-error-in-check = Henkilöllisyyden tarkistus on kesken. Lopeta se ensin.
desk-error-attestation-expired = Tuntemisesta on liian kauan. Varmista henkilöllisyys uudelleen.
desk-error-seen-on = Tarkista päivä. Se ei voi olla tulevaisuudessa.
desk-error-held = Paikalla olijat eivät ole vielä vastanneet uuteen tulijaan.
desk-error-guardian = Huoltajan vastaus puuttuu. Voit myös arvioida, ettei sitä tarvita.
