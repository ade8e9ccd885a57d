#!/usr/bin/python3
"""Makes the fonts of the window: LegationSans-Regular.otf and -Bold.otf.

Fyne takes one font for each style, and puts runs of different fonts in the
wrong order where one of them runs from right to left. So Latin, Greek,
Cyrillic, Hebrew, Arabic and Hangul are made one font, from Noto's.

Run with Debian's python3-fonttools, python3-cffsubr, fonts-noto-core and
fonts-noto-cjk, at the versions in assets/SOURCES.md:

    /usr/bin/python3 assets/generate/fonts/merge.py assets/fonts
"""

import os
import sys
import tempfile

import cffsubr
from fontTools import merge, subset
from fontTools.misc.timeTools import timestampFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

NOTO = "/usr/share/fonts/truetype/noto/"
CJK = "/usr/share/fonts/opentype/noto/"
LATIN = (
    "U+0020-007E,U+00A0-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,"
    "U+20A0-20BF,U+2100-214F,U+2150-218F,U+2200-22FF,U+FB00-FB06,U+FFFD"
)
SHAPES = "U+2190-21FF,U+2022,U+25A0-25FF"
HEBREW = "U+0591-05F4,U+FB1D-FB4F"
ARABIC = "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFC"
HANGUL = "U+AC00-D7A3,U+3131-3163,U+3000-3003,U+3008-3011"
FEATURES = "kern mark mkmk liga ccmp locl lnum tnum pnum onum init medi fina isol rlig calt curs".split()


def ranges(text):
    found = []
    for part in text.split(","):
        first, _, last = part[2:].partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def cut(path, wanted, features, number=-1):
    """Keeps the wanted characters of a font, without hints."""
    font = TTFont(path, fontNumber=number, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = features
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG", "meta", "STAT", "MATH"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def quadratic(font):
    """Turns the cubic outlines of a CFF font into TrueType ones, which are
    off by a thousandth of the size of the letters at most."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    made = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, made
    del font["CFF "]
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for name in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
        "maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
    ).split():
        setattr(most, name, 0)
    most.maxZones = 1
    font.sfntVersion = "\000\001\000\000"
    font["post"].formatType = 3.0
    return font


def cubic(font):
    """Turns the quadratic outlines of a TrueType font into those of CFF, which
    are the same curves. What reads fonts for the window unpacks every outline
    of a TrueType font at once, more than a hundred megabytes for these, and
    those of CFF one by one."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    strings = {}
    for name in order:
        pen = T2CharStringPen(font["hmtx"][name][0], None)
        drawn = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(drawn)
        drawn.replay(pen)
        strings[name] = pen.getCharString()
    name = str(font["name"].getName(6, 3, 1))
    builder = FontBuilder(font=font)
    builder.isTTF = False
    for table in ("glyf", "loca", "gasp", "cvt ", "fpgm", "prep"):
        if table in font:
            del font[table]
    builder.setupCFF(name, {"FullName": str(font["name"].getName(4, 3, 1))}, strings, {})
    font["maxp"].tableVersion = 0x00005000
    for field in list(vars(font["maxp"])):
        if field not in ("tableTag", "tableVersion", "numGlyphs"):
            delattr(font["maxp"], field)
    font.sfntVersion = "OTTO"
    return font


def make(weight, folder):
    math = "Regular"  # Noto Sans Math has one weight
    latin = TTFont(f"{NOTO}NotoSans-{weight}.ttf")
    has = set(latin.getBestCmap())
    letters = [c for c in ranges(LATIN) if c in has]
    hebrew = [c for c in ranges(HEBREW) if c not in letters]
    arabic = [c for c in ranges(ARABIC) if c not in letters]
    shapes = [c for c in ranges(SHAPES) if c not in letters]
    parts = [
        cut(f"{NOTO}NotoSans-{weight}.ttf", letters, FEATURES),
        cut(f"{NOTO}NotoSansMath-{math}.ttf", shapes, []),
        cut(f"{NOTO}NotoSansHebrew-{weight}.ttf", hebrew, FEATURES),
        cut(f"{NOTO}NotoSansArabic-{weight}.ttf", arabic, FEATURES),
        quadratic(cut(f"{CJK}NotoSansCJK-{weight}.ttc", ranges(HANGUL), [], 1)),
    ]
    with tempfile.TemporaryDirectory() as temporary:
        files = []
        for i, part in enumerate(parts):
            for table in ("GSUB", "GPOS", "GDEF"):
                if i in (1, 4) and table in part:
                    del part[table]
            files.append(os.path.join(temporary, f"{i}.ttf"))
            part.save(files[-1])
        font = merge.Merger().merge(files)
    # Lines are as high as Noto Sans has them, whatever script stands in them.
    for table, names in {"hhea": ("ascent", "descent", "lineGap"), "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")}.items():
        for name in names:
            setattr(font[table], name, getattr(latin[table], name))
    for record in font["name"].names:
        text = {1: "Legation Sans", 2: weight, 3: f"Legation Sans {weight} 1", 4: f"Legation Sans {weight}", 6: f"LegationSans-{weight}"}.get(record.nameID)
        if text:
            record.string = text
    font["head"].created = font["head"].modified = timestampFromString("Mon Jan  1 00:00:00 2024")
    font["post"].formatType = 3.0
    font.recalcTimestamp = False
    font = cubic(font)
    # What outlines have in common is kept once: little more than half of the size,
    # in the program and in memory.
    cffsubr.subroutinize(font)
    font.save(os.path.join(folder, f"LegationSans-{weight}.otf"))


for weight in ("Regular", "Bold"):
    make(weight, sys.argv[1])
