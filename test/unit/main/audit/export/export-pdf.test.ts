/** Pages meant as proof: every name can be read in them, and is found by who searches them. */
import { describe, expect, it } from 'vitest';
import { printable } from '../../../../../app/audit/sheet/printable.ts';
import type { EntryRow } from '../../../../../app/audit/entry/types.ts';
import { exportPdf } from '../../../../../main/audit/export/export-pdf.ts';
import { pageFonts } from '../../../../../main/audit/export/pdf-fonts.ts';
import { pdfPages } from '../../../../support/pdf-text.ts';

const ABOUT = { origin: 'carkey.example/live', size: 9, root: 'ab'.repeat(32), at: 0, practice: false, damaged: false };

const rowOf = (operator: string, seq: number): EntryRow => ({
  seq,
  ts: 0,
  mono: 0,
  boot: 'b',
  log: ABOUT.origin,
  kind: 'sent',
  station: 'S-1',
  stationName: 'Bay 4',
  app: '1',
  err: null,
  vin: 'VR1AB12C3D4567890',
  operator,
});

async function pagesOf(names: readonly string[], filter = 'all entries'): Promise<readonly string[]> {
  return pdfPages(await exportPdf(names.map(rowOf), { ...ABOUT, filter }));
}

describe('a PDF', () => {
  const NAMES = ['Łukasz Żółć', 'Ελένη Παπαδοπούλου', 'Юлия Щербакова', 'Zoë Größe', 'Gheorghe Țîrlea', 'Nguyễn Thị Hoa', 'Jón Þór'];

  it('has names in Latin, Greek and Cyrillic letters as they are', async () => {
    const [page] = await pagesOf(NAMES, 'text "Żółć"');
    for (const name of [...NAMES, 'text "Żółć"']) expect(page).toContain(name);
    expect(page).not.toMatch(/[?\ufffd]/);
  });

  it('embeds only the letters that it uses', async () => {
    const made = await exportPdf(NAMES.map(rowOf), { ...ABOUT, filter: 'all entries' });
    expect(made.length).toBeLessThan(60_000);
    expect(made.toString('latin1')).not.toMatch(/Helvetica/);
  });

  it('names what its letters cannot show', async () => {
    const [page] = await pagesOf(['中', 'A\u202egpj.exe']);
    expect(page).toContain('[U+4E2D]');
    expect(page).toContain('A[U+202E]gpj.exe');
  });

  it('never cuts a name: a long one takes more lines, and the table goes on below', async () => {
    const long = 'Maximiliane-Alexandra Freifrau von und zu Oberhinterwald';
    const pages = await pagesOf(Array.from({ length: 40 }, () => long));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.join('\n').replaceAll('\n', ' ');
    expect(text.match(/Oberhinterwald/g)).toHaveLength(40);
    expect(text).not.toContain('…');
  });
});

describe('text for paper', () => {
  const { has } = pageFonts();

  it.each([
    ['e\u0301', 'é'],
    ['a\u0000b\nc', 'a[U+0000]b[U+000A]c'],
    ['\u{1f697}', '[U+1F697]'],
    ['\ud800', '[U+D800]'],
    ['x\u200by\ufeff', 'x[U+200B]y[U+FEFF]'],
    ['„Größe“ – 5 €', '„Größe“ – 5 €'],
  ])('%j is drawn as %j', (text, drawn) => expect(printable(text, has)).toBe(drawn));
});
