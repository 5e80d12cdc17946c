#!/usr/bin/env python3
"""Cuts the icons that src/gui/theme/icons.rs names out of Phosphor.ttf.

    npm pack @phosphor-icons/web@2.1.2 && tar xzf phosphor-icons-web-2.1.2.tgz
    pip install fonttools==4.68.0
    python3 assets/fonts/subset-phosphor.py package/src/regular/Phosphor.ttf

Writes Phosphor-subset.ttf beside itself. Code points move from U+E000… to U+F0000…, because Inter has letters of its own
at the former.
"""

import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

ORIGINAL, MOVED = 0xE000, 0xF0000
HERE = Path(__file__).parent

source = (HERE / "../../src/gui/theme/icons.rs").read_text()
moved = sorted({int(code, 16) for code in re.findall(r"'\\u\{(f[0-9a-f]{4})\}'", source)})

font = TTFont(sys.argv[1], recalcTimestamp=False)
options = Options(layout_features=[], drop_tables=["GSUB", "GPOS", "GDEF"], glyph_names=False, recalc_timestamp=False)
subsetter = Subsetter(options)
subsetter.populate(unicodes=[code - MOVED + ORIGINAL for code in moved])
subsetter.subset(font)

moved_glyphs = {code - ORIGINAL + MOVED: glyph for code, glyph in font.getBestCmap().items()}
# The format of code points beyond U+FFFF.
table = CmapSubtable.newSubtable(12)
table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, moved_glyphs
font["cmap"].tables = [table]
# The original says that all outlines begin at 0, which they do not.
for name, (advance, _) in font["hmtx"].metrics.items():
    outline = font["glyf"][name]
    outline.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (advance, getattr(outline, "xMin", 0))
font.save(HERE / "Phosphor-subset.ttf")
