/** Entries as pages for people. */
import type { EntryRow } from '../../app/audit/types.ts';
import { nextTurn } from '../turn.ts';

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

const PAGE = { margin: 36, row: 13 } as const;
/** Left edges of the columns on landscape A4, points; the last one ends at the margin. */
const EDGES = [36, 80, 205, 300, 390, 430, 545, 640] as const;
const HEADINGS = ['No.', 'Time (UTC)', 'What', 'Outcome', 'Code', 'Vehicle', 'Operator', 'Attempt'] as const;

/** Entries as a readable PDF, without holding up anything else: one line each, every page numbered. The standard fonts know Western European letters; others become `?`. */
export async function exportPdf(rows: readonly EntryRow[], about: PdfAbout): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: PAGE.margin,
    bufferPages: true,
    info: { Title: 'CarKey audit log', CreationDate: new Date(about.at) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.once('end', () => resolve()));
  heading(doc, about, rows.length);
  let y = tableHead(doc, doc.y + 8);
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    if (y > doc.page.height - PAGE.margin - 2 * PAGE.row) {
      doc.addPage();
      y = tableHead(doc, PAGE.margin);
    }
    line(doc, cellsOf(row), y);
    y += PAGE.row;
  }
  numberPages(doc, about);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function heading(doc: PDFKit.PDFDocument, { origin, size, root, at, filter, practice, damaged }: PdfAbout, count: number): void {
  doc.font('Helvetica-Bold').fontSize(15).text('CarKey audit log');
  if (practice)
    doc.fillColor('#6b21a8').fontSize(10).text('PRACTICE: simulated vehicles, nothing here reached a real one.').fillColor('black');
  if (damaged)
    doc
      .fillColor('#b91c1c')
      .fontSize(10)
      .text('DAMAGED: this log does not pass its own check; this export is no entry of it.')
      .fillColor('black');
  doc.font('Helvetica').fontSize(8);
  doc.text(`${count} entries, exported ${iso(at)}. Filter: ${plain(filter)}`);
  doc.text(`Log ${origin}, ${size} entries, root ${root}`);
}

function tableHead(doc: PDFKit.PDFDocument, y: number): number {
  doc.font('Helvetica-Bold');
  line(doc, HEADINGS, y);
  doc.font('Helvetica');
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

function line(doc: PDFKit.PDFDocument, cells: readonly string[], y: number): void {
  cells.forEach((cell, index) => {
    const left = EDGES[index] ?? PAGE.margin;
    const right = EDGES[index + 1] ?? doc.page.width - PAGE.margin;
    doc.fontSize(7.5).text(plain(cell), left, y, { width: right - left - 4, height: PAGE.row, ellipsis: true, lineBreak: false });
  });
}

function numberPages(doc: PDFKit.PDFDocument, { practice }: PdfAbout): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const text = `${practice ? 'PRACTICE  ' : ''}Page ${page + 1} of ${count}`;
    doc.fontSize(7.5).text(text, PAGE.margin, doc.page.height - PAGE.margin - PAGE.row, { lineBreak: false });
  }
}

/** Letters that the standard fonts have; everything else would be drawn as another letter. */
function plain(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]/g, '?');
}
