#!/usr/bin/env python3
"""Checks outlines.bin against the rules of make.py, and says which countries the antimeridian cuts.

    pip install shapely==2.2.0
    python3 check.py ../lang/en/countries.tsv
"""
import sys

import shapely
from shapely.geometry import Polygon

import outlines


def main():
    known = {line.split("\t")[0] for line in open(sys.argv[1], encoding="utf-8") if not line.startswith("#")}
    countries = outlines.read()
    assert list(countries) == sorted(known), known ^ set(countries)
    shapes, cut = {}, []
    for code, rings in countries.items():
        assert rings[0][0] & outlines.ICON and not rings[0][0] & outlines.HOLE, code
        outer, holes = [], []
        for flags, points in rings:
            ring = Polygon(points)
            assert len(points) >= 3 and ring.is_valid and points[0] != points[-1], code
            assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in points), code
            assert ring.exterior.is_ccw != bool(flags & outlines.HOLE), code
            (holes if flags & outlines.HOLE else outer).append(ring)
        for hole in holes:
            assert any(ring.buffer(1e-9).covers(hole) for ring in outer), code
        shapes[code] = shapely.difference(shapely.union_all(outer), shapely.union_all(holes))
        if any(abs(x) > 179.99 for _, points in rings for x, _ in points):
            cut.append(code)
    overlaps = []
    codes = list(shapes)
    tree = shapely.STRtree([shapes[code] for code in codes])
    for a, b in zip(*tree.query([shapes[code] for code in codes], predicate="intersects")):
        area = shapes[codes[a]].intersection(shapes[codes[b]]).area if a < b else 0
        if area > 0.002:
            overlaps.append((round(area, 4), codes[a], codes[b]))
    counts = [(len(rings), sum(len(points) for _, points in rings)) for rings in countries.values()]
    print(f"{len(countries)} countries, {sum(c for c, _ in counts)} rings, {sum(c for _, c in counts)} points")
    print("at most", max(c for c, _ in counts), "rings of a country and",
          max(len(points) for rings in countries.values() for _, points in rings), "points of a ring")
    print("on the antimeridian:", *cut)
    print("overlaps in square degrees:", *sorted(overlaps, reverse=True))


if __name__ == "__main__":
    main()
