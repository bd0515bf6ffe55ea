/** Monaco as this project loads it. */
export type Monaco = typeof import('./parts')
