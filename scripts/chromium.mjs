import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const args = ['--no-sandbox', '--disable-dev-shm-usage']

/**
 * Starts a headless Chromium: the one that `CHROMIUM_BIN` names, the system's, or the one inside an npm package. Throws where none starts.
 */
export async function launchChromium() {
  const found = [process.env.CHROMIUM_BIN, ...usual].find((path) => path && existsSync(path))
  if (found) return chromium.launch({ executablePath: found, args })
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args })
  // Not the package's own arguments: they take away what keeps pages apart, which is part of what the tests look at.
  return chromium.launch({ executablePath: await packedChromium(), args: [...args, '--headless=shell', '--disable-gpu'] })
}

/** Unpacks the package's browser and, on a machine without them, the libraries that it needs. */
async function packedChromium() {
  const { AWS_EXECUTION_ENV } = process.env
  // The package unpacks its libraries, and points the loader at them, only where it takes itself to be on a bare cloud machine.
  if (!hasLibraries()) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  if (AWS_EXECUTION_ENV === undefined) delete process.env.AWS_EXECUTION_ENV
  return path
}

function hasLibraries() {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so')
  } catch {
    return false
  }
}
