### Kutsu selkosuomeksi.

invite-how = Linkki avautuu selaimessa. Voit käyttää puhelinta, tablettia tai tietokonetta. Et tarvitse sovellusta. Et tarvitse tunnuksia.
invite-ready = Etsi rauhallinen paikka. Lataa laite. Voit olla mukana ilman kameraa ja mikrofonia.
