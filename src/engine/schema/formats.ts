const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
const dateTime = /^\d{4}-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:[Zz]|[-+](\d\d):(\d\d))$/
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Whether a string has the format; a format that is not known has no rule. */
export function hasFormat(text: string, format: string): boolean {
  switch (format) {
    case 'date-time':
      return isDateTime(text)
    case 'byte':
      return base64.test(text.replaceAll(/[\r\n]/g, ''))
    case 'ipv4':
      return ipv4.test(text)
    case 'ipv6':
      return isIpv6(text)
    default:
      return true
  }
}

function isDateTime(text: string): boolean {
  const match = dateTime.exec(text)
  if (!match) return false
  const [, month, day, hour, minute, second, zoneHour = 0, zoneMinute = 0] = match.map(Number)
  const lengths = [31, isLeap(Number(text.slice(0, 4))) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const days = lengths[(month ?? 0) - 1] ?? 0
  const clock = (hour ?? 0) <= 23 && (minute ?? 0) <= 59 && (second ?? 0) <= 59
  return (day ?? 0) >= 1 && (day ?? 0) <= days && clock && !(zoneHour > 24) && !(zoneMinute > 59)
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function isIpv6(text: string): boolean {
  const [left = '', right, more] = text.split('::')
  if (more !== undefined) return false
  const groupsOf = (part: string): number => {
    if (part === '') return 0
    const groups = part.split(':')
    const last = groups.at(-1) ?? ''
    const isMixed = last.includes('.') && ipv4.test(last)
    const hex = isMixed ? groups.slice(0, -1) : groups
    return hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? hex.length + (isMixed ? 2 : 0) : Number.NaN
  }
  if (right !== undefined && left.includes('.')) return false
  const count = groupsOf(left) + groupsOf(right ?? '')
  return right === undefined ? count === 8 : count <= 7
}
