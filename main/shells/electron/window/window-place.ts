/** Where the window stood and how large it was, kept beside Chromium's own files; a place that no screen shows any more is not taken. */
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readSmallFile, replaceFile } from '../../../disk/index.ts';

/** Size at the first start, and the smallest one, in effective pixels: 1280×720 is what a laptop at 150 % has, less the taskbar. */
const FIRST = { width: 1280, height: 860 } as const;
export const SMALLEST = { minWidth: 640, minHeight: 400 } as const;

const placeSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(SMALLEST.minWidth).max(20_000),
  height: z.int().min(SMALLEST.minHeight).max(20_000),
  maximized: z.boolean(),
});
/** A window's place on the screens, effective pixels. */
export type Place = z.infer<typeof placeSchema>;

/** Most bytes of the file. */
const MOST_BYTES = 4_096;

/** How much of a window must be on some screen for a person to get hold of it, effective pixels. */
const GRIP = 80;

const shared = (a: Rectangle, b: Rectangle): number =>
  Math.min(Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Where a window opens: as it was left, or of a size alone, in the middle of the main screen. */
export type OpeningPlace = Partial<Place> & Pick<Place, 'width' | 'height'>;

/** Where the window opens. `screens`: work areas, the first is the main one's. */
export function placeFor(kept: Place | null, screens: readonly [Rectangle, ...Rectangle[]]): OpeningPlace {
  const [main] = screens;
  if (kept !== null && screens.some((screen) => shared(kept, screen) >= GRIP)) return kept;
  return { width: Math.min(FIRST.width, main.width), height: Math.min(FIRST.height, main.height) };
}

/** What was kept in `file`; null at the first start, and when it cannot be read or something else stands there. */
export function readPlace(file: string): Place | null {
  const read = readSmallFile(file, MOST_BYTES);
  if (!read.ok) return null;
  try {
    return placeSchema.safeParse(JSON.parse(read.value.toString('utf8'))).data ?? null;
  } catch {
    // Not JSON: the window opens as at the first start.
    return null;
  }
}

/** Keeps the place when the window closes. What cannot be written is not worth a word. */
export function keepPlace(
  file: string,
  window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>,
  onFault: (fault: unknown) => void,
): void {
  window.on('close', () => {
    try {
      replaceFile(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() } satisfies Place));
    } catch (fault) {
      onFault(fault);
    }
  });
}
