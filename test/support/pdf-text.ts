/** Reads the text of a PDF as a viewer copies it: glyphs of embedded fonts become letters by the fonts' own tables (ISO 32000-1, 9.10.3). */
import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<string, string>;

/** What a PDF holds by its object numbers, as Latin 1 text. */
function objectsOf(pdf: Buffer): Objects {
  const found = pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map(Array.from(found, ([, id, body]) => [id ?? '', body ?? '']));
}

function streamOf(body: string | undefined): string {
  const [, data] = /stream\n([\s\S]*)\nendstream/.exec(body ?? '') ?? [];
  if (data === undefined) return '';
  return /FlateDecode/.test(body ?? '') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
}

const reference = (body: string | undefined, name: string): string => new RegExp(`/${name} (\\d+) 0 R`).exec(body ?? '')?.[1] ?? '';

/** Letters by glyph, from a table of ranges whose letters are listed one by one. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, , list] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    for (const [at, [, hex]] of [...(list ?? '').matchAll(/<([0-9a-f]*)>/g)].entries())
      letters.set(
        Number.parseInt(first ?? '', 16) + at,
        Buffer.from(hex ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      );
  return letters;
}

function shown(hex: string, letters: ReadonlyMap<number, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('');
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name, id] of (objects.get(reference(page, 'Resources')) ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g))
    fonts.set(name ?? '', lettersOf(streamOf(objects.get(reference(objects.get(id ?? ''), 'ToUnicode')))));
  let letters: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, font, array] of streamOf(objects.get(reference(page, 'Contents'))).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map();
    else lines.push([...(array ?? '').matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => shown(hex ?? '', letters)).join(''));
  }
  return lines.join('\n');
}

/** The text page by page, one line for each text that was drawn. A glyph that no table names becomes U+FFFD. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body)).map((page) => textOf(page, objects));
}
