import type { Place } from './place.js'
import type { Report } from './report.js'

const dns = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?'
const key = new RegExp(`^(${dns}(?:\\.${dns})*/)?((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$`)
const value = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/

function isLabelKey(text: string): boolean {
  const match = text.length > 400 ? null : key.exec(text)
  return match !== null && (match[1] ?? '').length <= 254 && (match[2] ?? '').length <= 63
}

/** Labels as Kubernetes takes them, values of any length. Istio: pkg/config/labels#Validate */
export function checkLabels(report: Report, place: Place): void {
  for (const [name, label] of place.entries) {
    if (!isLabelKey(name)) report.error(label, 'MB0339', { key: name })
    if (!value.test(label.text)) report.error(label, 'MB0340', { key: name, value: label.text })
  }
}
