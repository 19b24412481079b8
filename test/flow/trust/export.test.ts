/** Exports through the contract: exactly what is filtered, in three formats, and each one an entry before it is a file. */
import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../app/audit/entry/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { call, openVehicle, OK_VIN } from '../../support/console.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { dataFolder, practice } from './kit.ts';

const newest = (run: RunningConsole): EntryRow | undefined => run.current().trail.list({}, undefined, 1).rows[0];

describe('an export', () => {
  it('as JSON Lines and CSV holds the entries of the filter, oldest first, and nothing else', async () => {
    const run = await practice(dataFolder());
    await openVehicle(run, OK_VIN);
    const { trail } = run.current();
    const wanted = trail.page({ kinds: ['start', 'status'] }, { order: 'oldest', limit: 500 }).rows;
    expect(wanted.length).toBeGreaterThan(1);
    expect(wanted.length).toBeLessThan(trail.view().size);

    const lines = await call(run, 'audit.export', { filter: { kinds: ['start', 'status'] }, format: 'jsonl' });
    expect(lines).toMatchObject({ mime: 'application/jsonl', encoding: 'text' });
    const rows = lines.data
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as EntryRow);
    expect(rows).toEqual(JSON.parse(JSON.stringify(wanted)));
    expect(newest(run)).toMatchObject({ kind: 'export', out: 'jsonl', operator: 'Ada', d: { n: wanted.length } });

    const { data } = await call(run, 'audit.export', { filter: { kinds: ['start', 'status'] }, format: 'csv' });
    const [head, ...cells] = data.trimEnd().split('\r\n');
    expect(head?.startsWith('\ufeff"seq","time","kind"')).toBe(true);
    expect(cells.map((line) => Number(line.split(',')[0]?.replaceAll('"', '')))).toEqual(wanted.map(({ seq }) => seq));
    expect(newest(run)).toMatchObject({ kind: 'export', out: 'csv' });
  });

  it('as PDF says what it is, what was filtered, and that it is practice; every page has its number', async () => {
    const run = await practice(dataFolder());
    await openVehicle(run, OK_VIN);
    const { trail } = run.current();
    for (let i = 0; i < 60; i += 1) trail.append({ kind: 'clock', d: { ms: i } });
    const { size, root, origin } = trail.view();
    const { data, mime, encoding, name } = await call(run, 'audit.export', { format: 'pdf' });
    expect([mime, encoding, name.endsWith('.pdf')]).toEqual(['application/pdf', 'base64', true]);
    const pdf = Buffer.from(data, 'base64');
    expect([pdf.subarray(0, 5).toString(), pdf.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
    const pages = pdfPages(pdf);
    expect(pages).toHaveLength(Math.ceil(size / 36));
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
    expect(pages.every((page) => page.includes('PRACTICE'))).toBe(true);
    for (const said of ['CarKey audit log', `${size} entries`, 'all entries', origin, root, OK_VIN]) expect(pages[0]).toContain(said);
  });

  it('as CSV is parted as the language has it, until somebody chose, and as the message says before both', async () => {
    const run = await practice(dataFolder());
    const sign = async (delimiter?: 'comma' | 'tab') => {
      const { data } = await call(run, 'audit.export', { format: 'csv', ...(delimiter === undefined ? {} : { delimiter }) });
      return /^\ufeff"seq"(.)"time"/.exec(data)?.[1];
    };
    expect(await sign()).toBe(',');
    await call(run, 'settings.change', { language: 'de' });
    expect(await sign()).toBe(';');
    await call(run, 'settings.change', { csvDelimiter: 'tab' });
    expect(await sign()).toBe('\t');
    expect(await sign('comma')).toBe(',');
  });

  it('of a filter that nothing fits is empty, and still an entry', async () => {
    const run = await practice(dataFolder());
    const { data } = await call(run, 'audit.export', { filter: { text: 'no such word' }, format: 'jsonl' });
    expect([data, newest(run)?.d]).toEqual(['', { n: 0 }]);
    const csv = await call(run, 'audit.export', { filter: { text: 'no such word' }, format: 'csv' });
    expect(csv.data.trimEnd().split('\r\n')).toHaveLength(1);
  });
});
