#!/usr/bin/env python3
"""Writes countries.tsv and numbers.tsv of the languages other than English, from Unicode CLDR 48.

    npm pack cldr-localenames-full@48.2.0 cldr-numbers-full@48.2.0 cldr-units-full@48.2.0
    for f in *.tgz; do mkdir -p ${f%.tgz}; tar xzf $f -C ${f%.tgz}; done
    cldr.py FOLDER      (the folder with the three packages)
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = "ar cs da de el es fi fr hi it ja nb nl pl pt ru sv tr uk zh".split()

# Short forms of countries that mean other things more often.
SKIPPED_NAMES = {("es", "RU"), ("tr", "BK"), ("cs", "GB"), ("it", "UK"), ("de", "UK"), ("fr", "É.-U."), ("fr", "R.-U."),
                 ("pl", "Wlk. Bryt.")}

# CLDR's units, with the codes that statistics have.
UNITS = {
    "duration-year": "year", "duration-month": "month", "duration-week": "week", "duration-day": "day",
    "duration-hour": "hour", "duration-minute": "minute", "duration-second": "second", "length-kilometer": "km",
    "length-meter": "m", "length-centimeter": "cm", "length-millimeter": "mm", "mass-kilogram": "kg", "mass-gram": "g",
    "mass-tonne": "t", "area-square-kilometer": "km2", "area-hectare": "har", "area-square-meter": "m2",
    "volume-liter": "L", "volume-cubic-meter": "m3", "temperature-celsius": "Cel", "speed-kilometer-per-hour": "km/h",
    "energy-kilowatt-hour": "kW.h", "power-megawatt": "MW", "power-gigawatt": "GW",
}
# Short forms that mean nothing else behind a number.
SHORT_UNITS = "km kg cm mm ha km² m² m³ km/h kWh MW GW °C км кг см мм га км² м² км/ч km/t χλμ.".split()
# Units with which the language also writes dates, times of day or ages, so that only the sentence tells them apart.
YEARS_ARE_AGES = "es fr it pt ru uk el pl ar hi zh ja tr".split()
SKIPPED_UNITS = (
    {(language, "year") for language in YEARS_ARE_AGES}
    | {(language, "hour") for language in "fr es pt ru uk ar hi el".split()}
    | {("ja", unit) for unit in ("day", "minute", "second", "month")}
    | {("zh", unit) for unit in ("day", "second")}
    | {("ar", unit) for unit in ("day", "month", "week", "minute", "second")}
    | {("hi", "second")}
)
# "old" behind years.
OLD = {
    "de": "alt;alte;alter;altes;alten", "nl": "oud;oude", "sv": "gammal;gammalt;gamla", "da": "gammel;gammelt;gamle",
    "nb": "gammel;gammelt;gamle", "fi": "vanha;vanhan;vanhaa", "cs": "starý;stará;staré",
}

CURRENCIES = "EUR USD GBP JPY CNY RUB UAH PLN TRY SEK DKK NOK CZK CHF INR BRL MXN ARS EGP SAR AED KRW CAD AUD HUF ILS".split()
MODERN = (
    "GBP JPY CNY RUB BYN UAH PLN TRY SEK DKK NOK ISK CZK CHF INR PKR LKR NPR MUR IDR BRL MXN ARS CLP COP UYU PHP CUP DOP "
    "BOB PEN PYG EGP LBP SYP SDG SAR AED QAR OMR YER IRR KRW KPW HUF ILS RON MDL BGN RSD BAM ALL MKD KZT UZS GEL AMD AZN "
    "THB VND MYR NGN GHS KES TZS UGX ETB ZAR MAD TND DZD LYD IQD JOD KWD BHD XAF XOF XPF RWF BIF GNF DJF KMF CDF ZMW MWK "
    "MMK LAK KHR AFN BDT"
).split()
# The noun of a currency comes first in these languages: "libra esterlina".
NOUN_FIRST = "es fr it pt ar pl el".split()
# The only currency of today with its noun.
ONE_NOUN = {"JPY", "CNY", "UAH", "PLN", "HUF", "ILS", "THB"}
# What the noun alone means where the language is at home.
HOME = {"da": "DKK", "nb": "NOK", "sv": "SEK", "cs": "CZK", "tr": "TRY", "ru": "RUB", "pl": "PLN", "uk": "UAH"}
# Ends or starts of names that are no noun of a currency, or that are more often something else.
NO_NOUN = set("new neuer real reale rand won sol soles sum som nuevo nuevos novo novos nouveau nouveaux beac bceao κορέας "
              "αφρικής".split())
DOLLAR = re.compile("^(d[oó]l[ae]r|dollar|dólar|доллар|долар|δολάρι|डॉलर|美元|ドル|دولار)", re.I)

# What CLDR does not list: cases of magnitudes, other spellings.
ADDED = {
    "el": [("magnitude", "1000", "χιλιάδων"), ("magnitude", "1000000", "εκατομμυρίων"),
           ("magnitude", "1000000000", "δισεκατομμυρίων")],
    "es": [("percent", "%", "por cien")],
    "hi": [("currency", "INR", "रुपये;रुपए;रुपया")],
    "it": [("percent", "%", "per cento")],
    "ja": [("currency", "JPY", "円")],
    "pl": [("magnitude", "1000000", "milionami;milionach;milionom"),
           ("magnitude", "1000000000", "miliardami;miliardach;miliardom")],
    "pt": [("currency", "BRL", "real;reais")],
    "tr": [("currency", "EUR", "avro"), ("currency", "TRY", "lira")],
    "zh": [("currency", "", "元"), ("unit", "kg", "公斤")],
}


def read(folder, package, language, name):
    path = os.path.join(folder, f"cldr-{package}-full-48.2.0/package/main/{language}/{name}.json")
    return json.load(open(path, encoding="utf-8"))["main"][language]


def write(language, name, about, rows):
    os.makedirs(os.path.join(HERE, language), exist_ok=True)
    with open(os.path.join(HERE, language, name), "w", encoding="utf-8") as file:
        file.write(f"# {about}; from Unicode CLDR 48, as assets/README.md says\n")
        file.writelines("\t".join(row) + "\n" for row in rows)


def countries(folder, language, codes):
    names_of = read(folder, "localenames", language, "territories")["localeDisplayNames"]["territories"]
    for code in codes:
        names = []
        for key in (code, code + "-alt-short", code + "-alt-variant"):
            name = names_of.get(key, "").replace("\u00a0", " ")
            # "Hong Kong, special administrative region of China" is never written so.
            is_formal = code in ("HK", "MO") and key == code
            is_double = re.search(r"[()（）]| [-–] ", name)
            if name and not is_formal and not is_double and (language, name) not in SKIPPED_NAMES and name not in names:
                names.append(name)
        if names:
            yield code, ";".join(names)


def words_of(patterns):
    words = []
    for key, value in patterns.items():
        if "{0}" in value and key != "perUnitPattern":
            word = re.sub("[\u00a0\u202f]", " ", value.replace("{0}", "").replace("\u200f", "")).strip()
            if word and word not in words:
                words.append(word)
    return words


def magnitudes(numbers, language):
    found = {}
    for form in ("long", "short"):
        for key, value in numbers["decimalFormats-numberSystem-latn"][form]["decimalFormat"].items():
            value = value.replace("'", "").replace("\u00a0", " ").replace("\u200f", "").strip()
            match = re.match(r"^(0+)\s*(\D+)$", value)
            if not match or "-count-" not in key:
                continue
            zeros, word = len(match.group(1)), match.group(2).strip()
            is_letter = form == "short" and len(word.rstrip(".")) < 2 and language not in ("zh", "ja")
            if not is_letter and word not in ("K", "M", "B", "T", "G", "Bn"):
                found.setdefault(word, int(key.split("-")[0]) // 10 ** (zeros - 1))
    for factor in sorted(set(found.values())):
        yield "magnitude", str(factor), ";".join(word for word, its in found.items() if its == factor)


def display_names(currency):
    names = []
    for key, value in currency.items():
        if key.startswith("displayName") and value.lower() not in [name.lower() for name in names]:
            names.append(value)
    return names


def currencies(of_code, language):
    for code in CURRENCIES:
        names = display_names(of_code.get(code, {}))
        if code == "USD":
            parts = [part for name in names for part in re.split(r"[\s-]", name) if DOLLAR.match(part)]
            names += [part for part in dict.fromkeys(parts) if part not in names]
        if code == "EUR":
            names.append("€")
        if names:
            yield "currency", code, ";".join(names)
    if language in ("zh", "ja", "hi"):
        return
    # The noun alone; "-" where it names several currencies, or a weight or book as well.
    nouns = {}
    for code in MODERN:
        for name in display_names(of_code.get(code, {})):
            parts = re.split(r"[\s-]", name)
            noun = parts[0] if language in NOUN_FIRST else parts[-1]
            if len(parts) > 1 and len(noun) > 2 and noun.lower() not in NO_NOUN | {"reais"} and noun[0] != "(":
                nouns.setdefault(noun.lower(), (noun, set()))[1].add(code)
    groups = {}
    for noun, codes in nouns.values():
        only = next(iter(codes)) if len(codes) == 1 else None
        code = HOME[language] if HOME.get(language) in codes else only if only in ONE_NOUN else "-"
        groups.setdefault(code, []).append(noun)
    for code in sorted(groups):
        yield "currency", code, ";".join(groups[code])


def numbers(folder, language):
    numbers = read(folder, "numbers", language, "numbers")["numbers"]
    symbols = numbers["symbols-numberSystem-latn"]
    yield "decimal", "", symbols["decimal"]
    yield "group", "", symbols["group"]
    yield from magnitudes(numbers, language)
    units = read(folder, "units", language, "units")["units"]
    percent = [word for word in words_of(units["long"].get("concentr-percent", {})) if word not in "%٪؜"]
    yield "percent", "%", ";".join(["%", *percent])
    for key, code in UNITS.items():
        words = words_of(units["long"].get(key, {}))
        words += [word for word in words_of(units["short"].get(key, {})) if word in SHORT_UNITS and word not in words]
        words = [word for word in words if len(word) > 1 or language in ("zh", "ja")]
        if words and (language, code) not in SKIPPED_UNITS:
            yield "unit", code, ";".join(words)
    of_code = read(folder, "numbers", language, "currencies")["numbers"]["currencies"]
    yield from currencies(of_code, language)
    yield from ADDED.get(language, [])
    if language in OLD:
        yield "old", "", OLD[language]


def main():
    folder = sys.argv[1]
    with open(os.path.join(HERE, "en/countries.tsv"), encoding="utf-8") as file:
        codes = [line.split("\t")[0] for line in file if line.strip() and not line.startswith("#")]
    for language in LANGUAGES:
        write(language, "countries.tsv", "alpha2\tnames", countries(folder, language, codes))
        write(language, "numbers.tsv", "what\tcode or factor\twords and signs", numbers(folder, language))


if __name__ == "__main__":
    main()
