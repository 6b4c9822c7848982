"""Symbols of units and money that no language owns."""

from __future__ import annotations

from factgen.numberwords.base import tokens, words

CURRENCIES = words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP"
    " BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP"
    " GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR"
    " KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK"
    " MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR"
    " SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS"
    " UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
MONEY_SIGNS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "MX$": "MXN", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₩": "KRW",
    "Rs": "INR", "zł": "PLN",
}  # fmt: skip
_SYMBOLS = words(
    "% pp km m cm mm mi nmi ft in yd kg g mg t kt lb oz l ml gal ha acre km² m² mi² ft² m³ °C °F °"
    " km/h mi/h m/s kn W kW MW GW TW Wh kWh MWh GWh TWh V kV Hz kHz MHz GHz MB GB TB hPa kPa"
)
_ALIASES = {
    "lbs": "lb", "mph": "mi/h", "kph": "km/h", "kmh": "km/h", "km2": "km²", "m2": "m²", "m3": "m³",
    "sq km": "km²", "sq. km": "km²", "sq m": "m²", "sq mi": "mi²", "sq miles": "mi²",
    "sq ft": "ft²", "kms": "km", "℃": "°C",
}  # fmt: skip
SYMBOLS = {tokens(s): s for s in _SYMBOLS} | {tokens(s): unit for s, unit in _ALIASES.items()}
"""Symbols of units as they are written, case and all."""
