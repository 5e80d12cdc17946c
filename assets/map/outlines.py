"""Reads outlines.bin, for check.py and sheet.py; make.py describes the format."""
import os
import struct

ICON, HOLE, FINE = 1, 2, 4


def read(path=os.path.join(os.path.dirname(os.path.abspath(__file__)), "outlines.bin")):
    """For each code its rings: (flags, points in degrees)."""
    data = open(path, "rb").read()
    at, countries = 0, {}
    while at < len(data):
        code, count = data[at : at + 2].decode(), data[at + 2]
        at += 3
        rings = countries.setdefault(code, [])
        for _ in range(count):
            flags, length, x, y = struct.unpack_from("<BHhh", data, at)
            at += 7
            unit = 3600 if flags & FINE else 180
            x, y = x * unit // 180, y * unit // 180
            points = []
            for _ in range(length):
                east, north = struct.unpack_from("<bb", data, at)
                at += 2
                if east == -128:
                    east, north = struct.unpack_from("<hh", data, at - 1)
                    at += 3
                x, y = x + east, y + north
                points.append((x / unit, y / unit))
            rings.append((flags, points))
    return countries
