import { type Reading, readDocument } from './document.js'

/** How many turns ago a document may have been asked for last and is still known: who switches between states finds both. */
const keptTurns = 8

interface Entry {
  readonly reading: Reading
  usedIn: number
}

/** Remembers readings by file and text, as long as they are asked for. */
export class ReadingMemory {
  /** By file, by text; of equal texts in one file each has its own reading, for each stands at its own place. */
  private readonly files = new Map<string, Map<string, Entry[]>>()
  private turn = 0

  /** Reads a document or remembers it. `copy`: how many documents of equal text stand before it in the file. */
  read(file: string, text: string, copy: number): Reading {
    const texts = this.files.get(file) ?? new Map<string, Entry[]>()
    this.files.set(file, texts)
    const entries = texts.get(text) ?? []
    texts.set(text, entries)
    const entry = entries[copy] ?? { reading: readDocument(file, text), usedIn: this.turn }
    entries[copy] = entry
    entry.usedIn = this.turn
    return entry.reading
  }

  /** Ends a turn: forgets what was not asked for in a while. */
  endTurn(): void {
    for (const [file, texts] of this.files) {
      for (const [text, entries] of texts) {
        const isInUse = entries.some(({ usedIn }) => this.turn - usedIn < keptTurns)
        if (!isInUse) texts.delete(text)
      }
      if (texts.size === 0) this.files.delete(file)
    }
    this.turn++
  }
}
