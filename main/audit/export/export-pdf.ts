/** Entries as pages for people. */
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import { printable } from '../../../app/audit/sheet/index.ts';
import { nextTurn } from '../../base/index.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Entries that are drawn between two turns of the event loop: some milliseconds of work. */
const SLICE = 20;

/** What stands above the table of a PDF. `root` and `size`: the head that the log had. */
export type PdfAbout = {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly at: number;
  readonly filter: string;
  readonly practice: boolean;
  /** The log does not pass its own check. */
  readonly damaged: boolean;
};

/** Points. `row` is the height of one line of the table. */
const PAGE = { margin: 36, row: 13 } as const;
const TEXT = { title: 15, mark: 10, about: 8, cell: 7.5 } as const;
/** Left edges of the columns on landscape A4, points; the last one ends at the margin. */
const EDGES = [36, 80, 205, 300, 390, 430, 545, 640] as const;
const HEADINGS = ['No.', 'Time (UTC)', 'What', 'Outcome', 'Code', 'Vehicle', 'Operator', 'Attempt'] as const;

/** A document; how a text becomes one that its fonts can draw; and how wide that is in a cell, points. */
type Pages = {
  readonly doc: PDFKit.PDFDocument;
  readonly plain: (text: string) => string;
  readonly width: (text: string) => number;
};

/** Entries as a readable PDF, without holding up anything else: every value in full, every page numbered, the fonts embedded. */
export async function exportPdf(rows: readonly EntryRow[], about: PdfAbout): Promise<Buffer> {
  const pages = await newPages(about.at);
  const { doc } = pages;
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.once('end', () => resolve()));
  heading(pages, about, rows.length);
  let y = tableHead(pages, doc.y + 8);
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    y = entry(pages, cellsOf(row), y);
  }
  numberPages(pages, about);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

async function newPages(at: number): Promise<Pages> {
  const [{ default: PDFDocument }, { pageFonts }] = await Promise.all([import('pdfkit'), import('./pdf-fonts.ts')]);
  const { regular, bold, has, width } = pageFonts();
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: PAGE.margin,
    bufferPages: true,
    // Most words of a log come once: kept, they would fill the memory.
    fontLayoutCache: false,
    // None of the standard ones, which know Western European letters only.
    font: '',
    info: { Title: 'CarKey audit log', CreationDate: new Date(at) },
  });
  doc.registerFont('regular', regular).registerFont('bold', bold);
  return { doc, plain: (text) => printable(text, has), width: (text) => TEXT.cell * width(text) };
}

function heading({ doc, plain }: Pages, { origin, size, root, at, filter, practice, damaged }: PdfAbout, count: number): void {
  doc.font('bold').fontSize(TEXT.title).text('CarKey audit log');
  if (practice) mark(doc, '#6b21a8', 'PRACTICE: simulated vehicles, nothing here reached a real one.');
  if (damaged) mark(doc, '#b91c1c', 'DAMAGED: this log does not pass its own check; this export is no entry of it.');
  doc.font('regular').fontSize(TEXT.about);
  doc.text(`${count} entries, exported ${iso(at)}. Filter: ${plain(filter)}`);
  doc.text(`Log ${plain(origin)}, ${size} entries, root ${root}`);
}

function mark(doc: PDFKit.PDFDocument, colour: string, text: string): void {
  doc.fillColor(colour).fontSize(TEXT.mark).text(text).fillColor('black');
}

function tableHead(pages: Pages, y: number): number {
  const { doc } = pages;
  doc.font('bold').fontSize(TEXT.cell);
  line(pages, HEADINGS, y);
  doc.font('regular');
  doc
    .moveTo(PAGE.margin, y + PAGE.row - 2)
    .lineTo(doc.page.width - PAGE.margin, y + PAGE.row - 2)
    .lineWidth(0.5)
    .stroke();
  return y + PAGE.row;
}

function cellsOf({ seq, ts, kind, out, err, vin, veh, operator, op, act }: EntryRow): readonly string[] {
  const code = err === null ? '' : String(err);
  return [String(seq), iso(ts), kind, out ?? '', code, vin ?? veh?.slice(0, 12) ?? '', operator ?? op?.slice(0, 12) ?? '', act ?? ''];
}

/** Draws an entry, on a new page where this one is full; gives the place of the next. */
function entry(pages: Pages, values: readonly string[], y: number): number {
  const { doc, plain } = pages;
  doc.fontSize(TEXT.cell);
  const cells = values.map(plain);
  const height = Math.max(PAGE.row, ...cells.map((cell, index) => heightOf(pages, cell, widthOf(doc, index))));
  const isFull = y + height > doc.page.height - PAGE.margin - PAGE.row;
  if (isFull) doc.addPage();
  const top = isFull ? tableHead(pages, PAGE.margin) : y;
  line(pages, cells, top);
  return top + height;
}

function widthOf(doc: PDFKit.PDFDocument, column: number): number {
  const left = EDGES[column] ?? PAGE.margin;
  return (EDGES[column + 1] ?? doc.page.width - PAGE.margin) - left - 4;
}

/** Height that a cell needs beyond one line, points; 0 where one line does. */
function heightOf({ doc, width: needed }: Pages, cell: string, width: number): number {
  return needed(cell) <= width ? 0 : doc.heightOfString(cell, { width }) + 3;
}

function line({ doc, width: needed }: Pages, cells: readonly string[], y: number): void {
  cells.forEach((cell, column) => {
    const width = widthOf(doc, column);
    doc.text(cell, EDGES[column] ?? PAGE.margin, y, needed(cell) > width ? { width } : { lineBreak: false });
  });
}

function numberPages({ doc }: Pages, { practice }: PdfAbout): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const text = `${practice ? 'PRACTICE  ' : ''}Page ${page + 1} of ${count}`;
    doc.fontSize(TEXT.cell).text(text, PAGE.margin, doc.page.height - PAGE.margin - PAGE.row, { lineBreak: false });
  }
}
