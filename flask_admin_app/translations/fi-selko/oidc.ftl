### Vahva sähköinen tunnistaminen selkosuomeksi.

eid-offer-text = Voit kertoa, kuka olet, esimerkiksi pankkitunnuksilla. Sitten palaat tänne. Paikkasi on tallessa.
eid-kept = Meille jää tieto, että tunnistauduit. Tiedossa on myös palvelu ja aika. Emme tallenna henkilötunnustasi.
eid-go-text = Palvelun { $name } sivu avautuu kohta. Sieltä palaat tänne.
eid-back-text = Odota hetki. Tarkistamme, onnistuiko se.
eid-failed-stopped = Lopetit kesken. Se ei haittaa.
eid-failed-away = Palvelu { $name } ei nyt toimi. Et ole tehnyt mitään väärää.
eid-failed-old = Aikaa kului liian paljon. Aloita uudelleen.
eid-failed-used = Tätä on jo käytetty. Katso odotushuoneesta, onnistuiko se. Jos ei, aloita uudelleen.
eid-failed-unknown = Aloititko toisessa selaimessa? Emme löytäneet tunnistautumista tästä selaimesta.
eid-failed-level = Tämä tapa ei riitä tässä palvelussa. Valitse toinen tapa.
eid-failed-elsewhere = Palvelu { $name } antoi väärän vastauksen. Pidämme sinut turvassa. Siksi emme käyttäneet vastausta.
eid-failed-unproven = Emme tiedä, tuliko vastaus palvelusta { $name }. Pidämme sinut turvassa. Siksi emme käyttäneet vastausta.
eid-failed-name = Nimi ei ole sama kuin varauksessa. Kerro se ammattilaiselle. Hän auttaa.
eid-others = Voit kertoa myös muulla tavalla, kuka olet:
eid-ask-staff = Ammattilainen näkee sinut odotushuoneessa. Hän auttaa sinua.
eid-failed-open-link = Avaa kutsun linkki uudelleen. Käytä samaa laitetta ja samaa selainta kuin aluksi.
eid-failed-in-person = Voit myös soittaa tai tulla paikan päälle.
eid-failed-code = Jos soitat, kerro tämä sana:
