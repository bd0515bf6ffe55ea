import { Exercise } from '@site/src/components/Exercise'
import { Figure } from '@site/src/components/Figure'
import { InjectionDiff } from '@site/src/components/InjectionDiff'
import { LeftOut } from '@site/src/components/LeftOut'
import { ModeComparison } from '@site/src/components/ModeComparison'
import { PacketWalk } from '@site/src/components/PacketWalk'
import { Playground } from '@site/src/components/Playground'
import { Progress } from '@site/src/components/Progress'
import { Question } from '@site/src/components/Question'
import { Term, Way } from '@site/src/components/Way'
import { WideTable } from '@site/src/components/WideTable'
import { Yaml } from '@site/src/components/Yaml'
import MDXComponents from '@theme-original/MDXComponents'

/** The tags that chapters use without importing them: those that several have. */
export default {
  ...MDXComponents,
  table: WideTable,
  mermaid: Figure,
  Exercise,
  InjectionDiff,
  LeftOut,
  ModeComparison,
  PacketWalk,
  Playground,
  Progress,
  Question,
  Yaml,
  Way,
  Term,
}
