import type { OfflineTexts } from './zh-CN'

export const offline: OfflineTexts = {
  title: 'Reading offline',
  lead: 'Pages that you have opened stay in the browser and open without a network. Their examples run as ever: the engine is in your browser anyway.',
  missing:
    'If you came here without a network, the page you wanted has not been opened before. Open it once online, or read what you have visited.',
  whole: 'Or keep the whole course now, with the editor and the chapters you have not read yet. Only this language is kept.',
  save: (megabytes) => `Keep the whole course (about ${megabytes} MB)`,
  saving: (done, total) => `Keeping: ${done} of ${total} files`,
  saved: 'The whole course is kept; you can read it offline.',
  failed: (files) =>
    `${files} ${files === 1 ? 'file' : 'files'} could not be kept: the network went away, or the browser has no room. Another try goes on from there.`,
  again: 'Try again',
  unavailable: 'This browser (or private window) does not let sites keep files, so the course can only be read online.',
}
