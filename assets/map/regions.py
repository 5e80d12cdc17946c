#!/usr/bin/env python3
"""Writes regions.tsv, the region of each country, from Unicode CLDR 48.

    npm pack cldr-core@48.2.0 cldr-localenames-full@48.2.0
    for f in *.tgz; do mkdir -p ${f%.tgz}; tar xzf $f -C ${f%.tgz}; done
    regions.py FOLDER ../lang/en/countries.tsv      (the folder with the two packages)
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def read(folder, path):
    return json.load(open(os.path.join(folder, path), encoding="utf-8"))


def main():
    folder = sys.argv[1]
    known = [line.split("\t")[0] for line in open(sys.argv[2], encoding="utf-8") if not line.startswith("#")]
    supplement = read(folder, "cldr-core-48.2.0/package/supplemental/territoryContainment.json")["supplemental"]
    names = read(folder, "cldr-localenames-full-48.2.0/package/main/en/territories.json")
    names = names["main"]["en"]["localeDisplayNames"]["territories"]
    region_of = {}
    for region, its in supplement["territoryContainment"].items():
        # Neither groupings across the tree, as the European Union, nor what is no longer in use.
        if "-" not in region and "_grouping" not in its:
            for code in its["_contains"]:
                assert code not in region_of, code
                region_of[code] = region
    with open(os.path.join(HERE, "regions.tsv"), "w", encoding="utf-8") as file:
        file.write("# alpha2\tregion; from Unicode CLDR 48, as assets/README.md says\n")
        file.writelines(f"{code}\t{names[region_of[code]]}\n" for code in sorted(known))


if __name__ == "__main__":
    main()
