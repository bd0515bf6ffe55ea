import type { JSX } from 'react'

const paths = {
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2v3h3',
  share:
    'M5.8 7l4.4-2.5M5.8 9l4.4 2.5M6 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM14 3.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM14 12.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0z',
  expand: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  shrink: 'M6 2v4H2M14 6h-4V2M10 14v-4h4M2 10h4v4',
  copy: 'M6.5 5h6A1.5 1.5 0 0 1 14 6.5v6a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 5 12.5v-6A1.5 1.5 0 0 1 6.5 5zM11 5V2.5H2.5V11H5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M5.5 5.5h5v5h-5z',
  search: 'M11 11l3 3M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z',
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M6 3L2.5 6.5 6 10M3 6.5h6a4.5 4.5 0 0 1 0 9',
  format: 'M2 3h12M5 6.5h9M5 10h9M2 13.5h12',
  arrow: 'M3 8h9M9 4.5L12.5 8 9 11.5',
} as const

export type IconName = keyof typeof paths

/** An inline SVG that takes the colour of the text around it. It says nothing to a screen reader: the control that holds it does. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
