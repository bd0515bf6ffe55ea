import { describe } from 'vitest'
import { walkPages } from './every-page'

describe('every page in Chinese', () => walkPages(''))
