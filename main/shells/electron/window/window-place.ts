/** Where the window stood and how large it was, kept beside Chromium's own files; what no screen shows any more is brought onto one. */
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

/** How far beside a screen a window may lie and still count as on it: Windows counts a frame that nobody sees. */
const FRAME = 8;

/** Length and width of what both have in common; negative where they have nothing. */
const common = (a: Rectangle, b: Rectangle) => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

function areaOn(window: Rectangle, screen: Rectangle): number {
  const { width, height } = common(window, screen);
  return Math.min(width, height) < GRIP ? 0 : width * height;
}

/** Is each corner on some screen? A window may lie over two of them. */
function isWhole({ x, y, width, height }: Rectangle, screens: readonly Rectangle[]): boolean {
  const corners = [x, x + width].flatMap((across) => [y, y + height].map((down) => ({ x: across, y: down, width: 0, height: 0 })));
  return corners.every((corner) =>
    screens.some((screen) => {
      const { width: across, height: down } = common(corner, screen);
      return Math.min(across, down) >= -FRAME;
    }),
  );
}

/** The window moved and cut so that all of it is on the screen. */
function within(window: Place, screen: Rectangle): Place {
  const { width, height } = sizeWithin(window, screen);
  const x = Math.min(Math.max(window.x, screen.x), screen.x + screen.width - width);
  const y = Math.min(Math.max(window.y, screen.y), screen.y + screen.height - height);
  return { ...window, x, y, width, height };
}

type Size = Pick<Rectangle, 'width' | 'height'>;
const sizeWithin = (size: Size, screen: Size): Size => ({
  width: Math.min(size.width, screen.width),
  height: Math.min(size.height, screen.height),
});

/** Where a window opens: as it was left, or of a size alone, in the middle of the main screen. */
export type OpeningPlace = Partial<Place> & Size;

/**
 * Where the window opens. As it was left while all of it is on screens; else, since screens come and go and change their scale, on the one that
 * showed most of it; where none shows it any more, on the main one in its size. `screens`: work areas, the first is the main one's.
 */
export function placeFor(kept: Place | null, screens: readonly [Rectangle, ...Rectangle[]]): OpeningPlace {
  const [main] = screens;
  if (kept === null) return sizeWithin(FIRST, main);
  const home = screens.reduce((best, screen) => (areaOn(kept, screen) > areaOn(kept, best) ? screen : best), main);
  if (areaOn(kept, home) === 0) return { ...sizeWithin(kept, main), maximized: kept.maximized };
  return isWhole(kept, screens) ? kept : within(kept, home);
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
