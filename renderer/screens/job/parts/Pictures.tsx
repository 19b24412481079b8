/** Own pictures for the two things that only a person can see. Drawn with the text colour; the words stand beside them. */

/** Key and phone in hand, held apart: near a phone the key's radio is deaf. */
export function KeysPicture() {
  return (
    <svg viewBox="0 0 200 96" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round">
        <rect x="14" y="22" width="38" height="58" rx="16" />
        <circle cx="33" cy="38" r="6" />
        <path d="M26 55h14M26 65h14" />
        <path d="M33 22v-8a5 5 0 0 1 10 0" />
        <rect x="146" y="10" width="40" height="76" rx="7" />
        <path d="M160 77h12" />
        <path d="M160 32l12 12-6 6V26l6 6-12 12" />
      </g>
      <g stroke="var(--pic-accent)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" fill="none">
        <path d="M64 50h70M64 50l9-8M64 50l9 8M134 50l-9-8M134 50l-9 8" />
      </g>
      <text x="99" y="38" textAnchor="middle" fontSize="15" fontWeight="700" fill="currentColor">
        30 cm
      </text>
    </svg>
  );
}

/** A person inside the vehicle, doors shut, key and phone on board. */
export function InsidePicture() {
  return (
    <svg viewBox="0 0 200 96" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M10 74V58c0-6 4-9 10-10l26-4 22-24c4-4 8-6 14-6h40c7 0 12 2 17 7l24 23 20 4c5 1 9 4 9 10v16h-12" />
        <path d="M66 74h66M34 74H10" />
        <circle cx="50" cy="76" r="14" />
        <circle cx="150" cy="76" r="14" />
        <path d="M104 14v30" />
        <path d="M58 44h102" />
      </g>
      <g fill="var(--pic-accent)">
        <circle cx="84" cy="27" r="8.5" />
        <path d="M70 46c0-9 6-14 14-14s14 5 14 14v14H70z" />
      </g>
    </svg>
  );
}
