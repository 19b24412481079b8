/** Fonts for pages: what is embedded, and which characters it has. */
import { create, type Font } from 'fontkit';
import { boldLetters, regularLetters } from './font-files.ts';

/**
 * Two fonts with the same characters. `has`: is there a picture of this code point? `width`: of a text in the regular one, in units of the
 * font's size. Asked here, since the writer of pages lays a text out anew for every question.
 */
export type PageFonts = {
  readonly regular: Buffer;
  readonly bold: Buffer;
  readonly has: (codePoint: number) => boolean;
  readonly width: (text: string) => number;
};

/** Reads the fonts. Throws what the disk throws. */
export function pageFonts(): PageFonts {
  const [regular, bold] = [withoutShaping(regularLetters()), withoutShaping(boldLetters())];
  const [upright, heavy] = [opened(regular), opened(bold)];
  const has = (codePoint: number) => upright.hasGlyphForCodePoint(codePoint) && heavy.hasGlyphForCodePoint(codePoint);
  return { regular, bold, has: remembered(has), width: widthIn(upright) };
}

function opened(bytes: Buffer): Font {
  const font = create(bytes);
  if (font.type === 'TTF') return font;
  throw new Error('the file holds a collection, not one font');
}

function widthIn(font: Font): (text: string) => number {
  const advance = remembered((codePoint) => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm);
  return (text) => {
    let sum = 0;
    for (const character of text) sum += advance(character.codePointAt(0) ?? 0);
    return sum;
  };
}

/** A function of code points whose answers are kept: a log has few different letters. */
function remembered<T>(answer: (codePoint: number) => T): (codePoint: number) => T {
  const known = new Map<number, T>();
  return (codePoint) => {
    const kept = known.get(codePoint) ?? answer(codePoint);
    known.set(codePoint, kept);
    return kept;
  };
}

/** Tables about ligatures, kerning and other alphabets' joining. */
const SHAPING = ['GDEF', 'GPOS', 'GSUB', 'kern'];

/** Sizes in bytes: the header of a font file, and one line of its list of tables (OpenType 1.9, "Organization of an OpenType font"). */
const HEADER = 12;
const TABLE = 16;

/** The font without its rules of shaping. A table of names needs none, and applying them takes four times as long as all else. */
function withoutShaping(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => font.subarray(HEADER + at * TABLE, HEADER + (at + 1) * TABLE));
  const kept = tables.filter((table) => !SHAPING.includes(table.toString('latin1', 0, 4)));
  const less = Buffer.from(font);
  less.writeUInt16BE(kept.length, 4);
  kept.forEach((table, at) => table.copy(less, HEADER + at * TABLE));
  return less;
}
