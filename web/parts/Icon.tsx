const shapes = {
  right: 'M6 3.5 10.5 8 6 12.5',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  check: 'M3 8.5 6.5 12 13 4.5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4ZM10.2 10.2l3.3 3.3',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8ZM6.6 14.2h2.8',
  person: 'M8 2.8a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM2.8 13.6c.6-2.7 2.7-4 5.2-4s4.6 1.3 5.2 4',
  phone:
    'M3 3.2 5.4 2.5 6.8 5.6 5.3 6.9c.7 1.6 2.2 3.1 3.8 3.8l1.3-1.5 3.1 1.4-.7 2.4c-4.9.6-10.4-4.9-9.8-9.8Z',
  file: 'M4 1.8h5l3 3v9.4H4ZM9 1.8v3h3',
  upload: 'M8 10.5V3M5 5.8 8 2.8l3 3M2.8 10.5v2.7h10.4v-2.7',
  download: 'M8 2.8v7.5M5 7.5l3 3 3-3M2.8 10.5v2.7h10.4v-2.7',
  edit: 'M3 13l.7-2.9 7-7 2.2 2.2-7 7Z',
  trash: 'M3 4.5h10M6.2 4.5V3h3.6v1.5M4.3 4.5l.6 8.7h6.2l.6-8.7',
  clock: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 4.8V8l2.2 1.6',
  warn: 'M8 2.5 14 13H2ZM8 6.5v3M8 11.3v.1',
  block: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 5v3.6M8 10.9v.1',
  info: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 7.4V11M8 5.1V5',
  link: 'M6.5 9.5l3-3M7 4.8l1.2-1.2a2.6 2.6 0 0 1 3.7 3.7L10.7 8.5M9 11.2l-1.2 1.2a2.6 2.6 0 0 1-3.7-3.7L5.3 7.5',
  people:
    'M6 3.2a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM1.8 13c.4-2.4 2.1-3.6 4.2-3.6s3.8 1.2 4.2 3.6M10.6 3.6a2 2 0 0 1 0 3.8M12 9.8c1.3.5 2 1.6 2.3 3.2',
  grip: 'M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1',
  print: 'M4.5 6V2.5h7V6M4.5 11H2.5V6h11v5h-2M4.5 9.5h7v4h-7Z',
  copy: 'M5.5 5.5h7v8h-7ZM3.5 10.5v-8h7',
  back: 'M6 4 3 7l3 3M3.2 7H9.5a3 3 0 0 1 0 6H8',
  lock: 'M4 7.5h8v6H4ZM5.6 7.5V5.4a2.4 2.4 0 0 1 4.8 0v2.1',
} as const
export type IconName = keyof typeof shapes

/** A 16 px line drawing in the current colour. It never stands alone: a word is beside it or its button has a name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}

/** The compass: 指南 is a guide, and points south. */
export function Mark() {
  return (
    <svg width="30" height="32" viewBox="0 0 32 34" aria-hidden="true" focusable="false">
      <path
        d="M10.6 26.3A13 13 0 1 1 21.4 26.3"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <path
        d="M16 5.2v2M6.6 14.5h2M23.4 14.5h2"
        stroke="var(--ink)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
      <path
        d="M16 8.6 12.7 17h6.6Z"
        fill="#fff"
        stroke="var(--ink)"
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
      <path d="M12.7 17h6.6L16 33Z" fill="var(--cinnabar)" />
    </svg>
  )
}
