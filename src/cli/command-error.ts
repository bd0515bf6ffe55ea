/** What ends a command before it prints anything: a wrong flag, a missing file, YAML that cannot be read. Exit status 2. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
}

/** A CommandError whose message says of each mistake where in which file it is. */
export class InputError extends CommandError {
  override readonly name = 'InputError'
}
