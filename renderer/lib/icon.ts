/** An icon as lucide draws it, without what no screen asks of one: lines of another width, names for style sheets, and looks from a provider. */
import { createElement, type ReactNode, type SVGProps } from 'react';

/** One line of an icon: the `d` of a path, or another element with its attributes. */
export type IconLine = string | readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** The component of an icon. The build puts it in the place of lucide's own (build/smaller.ts). */
export function iconOf(
  lines: readonly IconLine[],
): (props: { readonly size?: string | number | undefined } & SVGProps<SVGSVGElement>) => ReactNode {
  const drawn = lines.map((line) => (typeof line === 'string' ? createElement('path', { d: line }) : createElement(...line)));
  return ({ size = 24, ...rest }) => createElement('svg', { ...LOOK, ...hidden(rest), width: size, height: size, ...rest }, ...drawn);
}

const LOOK = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** An icon without a name of its own says nothing that is not said beside it. */
function hidden({ 'aria-label': name }: SVGProps<SVGSVGElement>): SVGProps<SVGSVGElement> {
  return name === undefined ? { 'aria-hidden': true } : {};
}
