import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkAttachment, checkOneAttachment, checkSelector, checkTargets } from './selectors.js'
import { parseUrl } from './urls.js'

const bytes = (text: string): number => new TextEncoder().encode(text).length
const HASH_LENGTH = 64
const LONGEST_NAME = 256
const LONGEST_SECRET = 253
const LARGEST_SCRIPT = 65_536

/** Istio: pkg/config/validation#ValidateWasmPlugin */
export function checkWasmPlugin(report: Report, spec: Place): void {
  checkAttachment(report, spec)
  checkModule(report, spec)
  checkPorts(report, spec.at('match'))
}

/** Istio: pkg/config/validation#ValidateTrafficExtension */
export function checkTrafficExtension(report: Report, spec: Place): void {
  const [wasm, lua] = [spec.at('wasm'), spec.at('lua')]
  // That both are set is the schema's to say: Istio's reader keeps the last.
  if (!wasm.isSet && !lua.isSet) report.error(spec, 'MB0313', { parent: 'spec', fields: ['wasm', 'lua'] })
  checkOneAttachment(report, spec)
  checkSelector(report, spec.at('selector'))
  checkTargets(report, spec)
  if (lua.isSet) {
    const code = lua.at('inlineCode')
    if (code.text === '') report.error(lua, 'MB0312', { parent: 'lua', field: 'inlineCode' })
    else if (bytes(code.text) > LARGEST_SCRIPT) report.error(code, 'MB0324', { field: 'inlineCode', limit: LARGEST_SCRIPT })
  } else if (wasm.isSet) checkModule(report, wasm)
  checkPorts(report, spec.at('match'))
}

function checkModule(report: Report, module: Place): void {
  checkUrl(report, module)
  const hash = module.at('sha256')
  if (hash.text !== '' && !(bytes(hash.text) === HASH_LENGTH && /^[a-f0-9]*$/.test(hash.text))) report.error(hash, 'MB0430', {})
  for (const [field, limit] of [
    ['imagePullSecret', LONGEST_SECRET],
    ['pluginName', LONGEST_NAME],
  ] as const) {
    if (bytes(module.at(field).text) > limit) report.error(module.at(field), 'MB0324', { field, limit })
  }
  checkVariables(report, module.at('vmConfig').at('env'))
}

const schemes = ['', 'file', 'http', 'https', 'oci']

/** Istio: pkg/config/validation#validateWasmPluginURL */
function checkUrl(report: Report, module: Place): void {
  const place = module.at('url')
  if (place.text === '') {
    report.error(module, 'MB0312', { parent: module.name, field: 'url' })
    return
  }
  const whole = parseUrl(place.text, true) ? place.text : `http://${place.text}`
  const url = parseUrl(whole, true)
  if (!url || !parseUrl(whole)) report.error(place, 'MB0423', { field: 'url', value: place.text })
  else if (!schemes.includes(url.scheme)) report.error(place, 'MB0424', { field: 'url', scheme: url.scheme, allowed: schemes.slice(1) })
}

/** Up to the first that is wrong. Istio: pkg/config/validation#validateWasmPluginVMConfig */
function checkVariables(report: Report, variables: Place): void {
  const names = new Set<string>()
  for (const variable of variables.items) {
    const [name, value] = [variable.at('name'), variable.at('value')]
    const source = variable.at('valueFrom').text
    if (name.text === '') report.error(variable, 'MB0312', { parent: 'env', field: 'name' })
    else if (bytes(name.text) > LONGEST_NAME) report.error(name, 'MB0324', { field: 'name', limit: LONGEST_NAME })
    else if (names.has(name.text)) report.error(name, 'MB0322', { field: 'env', value: name.text })
    else if (source !== '' && source !== 'INLINE' && value.text !== '') {
      report.error(value, 'MB0375', { field: 'value', other: 'valueFrom: INLINE' })
    } else {
      names.add(name.text)
      continue
    }
    return
  }
}

/** Up to the first that is wrong. */
function checkPorts(report: Report, matches: Place): void {
  const ports = matches.items.flatMap((match) => match.at('ports').items).map((port) => ({ port, number: port.at('number') }))
  const wrong = ports.find(({ number }) => !(number.number >= 1 && number.number <= 65535))
  if (wrong) checkPort(report, wrong.number.isSet ? wrong.number : wrong.port, wrong.number.number)
}
