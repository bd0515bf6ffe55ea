import { Playground } from '@site/src/components/Playground'
import { Term, Way } from '@site/src/components/Way'
import { Yaml } from '@site/src/components/Yaml'
import MDXComponents from '@theme-original/MDXComponents'

/** The tags that chapters use without importing them. */
export default { ...MDXComponents, Playground, Yaml, Way, Term }
