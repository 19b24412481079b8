import { describe, expect, it } from 'vitest';
import { exportText } from '../../../../../main/audit/export/export.ts';
import { collectRows } from '../../../../../main/trust/bundle/collect.ts';
import { filterWords } from '../../../../../main/trust/bundle/filter-words.ts';

describe('collecting', () => {
  const rows = Array.from({ length: 350 }, (_, seq) => ({ seq }));
  const pages = (size: number) => ({
    view: () => ({ size }) as never,
    page: (_filter: unknown, { after = -1, limit }: { after?: number; limit: number }) => {
      const page = rows.filter(({ seq }) => seq > after).slice(0, limit);
      return { rows: page as never, next: (page.at(-1)?.seq ?? 349) < 349 ? (page.at(-1)?.seq ?? null) : null };
    },
  });

  it('takes what was there when it began, and gives up beyond the limit', async () => {
    expect(await collectRows(pages(350), {}, 350)).toHaveLength(350);
    expect(await collectRows(pages(340), {}, 345)).toHaveLength(340);
    expect(await collectRows(pages(350), {}, 349)).toBeNull();
  });

  it('makes one CSV with one head out of many slices', async () => {
    const many = rows.map((row) => ({ ...row, ts: 0, kind: 'clock', err: null }));
    const csv = await exportText(many as never, 'csv');
    const lines = csv.trimEnd().split('\r\n');
    expect([lines.length, lines.filter((line) => line.includes('"seq","time"')).length, lines.at(-1)?.startsWith('"349",')]).toEqual([
      351,
      1,
      true,
    ]);
  });
});

describe('words for a filter', () => {
  it('say every condition, and that there is none', () => {
    expect(filterWords({})).toBe('all entries');
    expect(filterWords({ kinds: ['sent', 'result'], err: 12, from: 0, text: 'x' })).toBe(
      'kinds sent, result; error code 12; from 1970-01-01T00:00:00.000Z; text "x"',
    );
  });
});
