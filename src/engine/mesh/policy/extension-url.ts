/** Whether Go's `url.Parse` takes the text. One without a scheme (an image's name) may do, unless a colon stands in its first segment. */
export function canParseUrl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u001f\u007f]/.test(text) || text.startsWith(':')) return false
  const hash = text.indexOf('#')
  const whole = hash === -1 ? text : text.slice(0, hash)
  if (hash !== -1 && hasBadEscape(text.slice(hash + 1))) return false
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(whole)?.[0] ?? ''
  const query = whole.indexOf('?')
  const rest = (query === -1 ? whole : whole.slice(0, query)).slice(scheme.length)
  if (rest.startsWith('//') && !rest.startsWith('///')) {
    const [host = ''] = rest.slice(2).split('/', 1)
    return canBeHost(host.slice(host.lastIndexOf('@') + 1)) && !hasBadEscape(rest.slice(2 + host.length))
  }
  // Behind a scheme without a slash the text is opaque and not looked into.
  if (scheme !== '' && !rest.startsWith('/')) return true
  const [first = ''] = rest.split('/', 1)
  return !(scheme === '' && first.includes(':')) && !hasBadEscape(rest)
}

/** The port, where there is one, is a number. */
function canBeHost(host: string): boolean {
  if (/[\s<>"\\^`{|}]/.test(host)) return false
  if (host.startsWith('[')) return /^\[[^\]]*\](?::\d*)?$/.test(host)
  const colon = host.lastIndexOf(':')
  return (colon === -1 || /^\d*$/.test(host.slice(colon + 1))) && !hasBadEscape(host)
}

const hasBadEscape = (text: string): boolean => /%(?![0-9A-Fa-f]{2})/.test(text)
