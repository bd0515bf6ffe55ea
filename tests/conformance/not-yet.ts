/** Recordings that the engine does not answer yet, by SCENARIO/PROXY, and why. To be emptied, not added to. */
export const notYet: Readonly<Record<string, string>> = {}
