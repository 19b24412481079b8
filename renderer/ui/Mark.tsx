/** The console's sign: a key whose bit is a plug. */
export function Mark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--hivis)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="10.5" cy="16" r="6" />
        <path d="M16.5 16H29v5.5M23.5 16v4" />
      </g>
      <circle cx="10.5" cy="16" r="1.8" fill="var(--hivis)" />
    </svg>
  );
}
