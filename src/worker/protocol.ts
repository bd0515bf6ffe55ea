import type { Level, MessageArgument } from '../engine/types/diagnostic.js'
import type { Fix } from '../engine/types/fix.js'
import type { InjectionPiece } from '../engine/types/injection-pieces.js'
import type { InjectionReason } from '../engine/types/injection-reasons.js'
import type { InjectionRule } from '../engine/types/injection-rules.js'
import type { PacketAsk, PacketScene } from '../engine/types/packet-scene.js'
import type { ServerBehaviour } from '../engine/types/request.js'
import type { WalkedPacket } from '../engine/types/walked.js'
import type { Check, CheckReply } from './check.js'
import type { ModesAsk, ModesReply } from './modes/types.js'
import type { ReportAsk, ReportReply, ReportStage } from './report/types.js'

export type { PacketAsk, PacketFault, PacketMode, PacketName, PacketScene, RuleLine, SceneProblem } from '../engine/types/packet-scene.js'
export type { WalkedChain, WalkedEnd, WalkedPacket, WalkedRule, WalkedStage } from '../engine/types/walked.js'
export type { Check, CheckReply, CheckResult, Expectation, Happened } from './check.js'

/**
 * What crosses between the page and the engine's worker. Both ends import this file and nothing else of each other. Everything is plain
 * data, and never more than the open view needs.
 */

export interface TextFile {
  readonly name: string
  readonly text: string
}

/** What is in the cluster: files in the order of creation, one of which may be the mesh config instead of objects. */
export interface ClusterInput {
  readonly files: readonly TextFile[]
  readonly mesh?: string
}

/** Kinds of resource: what Envoy and gRPC are told, and what ztunnel is. */
export type TableKind = 'listeners' | 'routes' | 'clusters' | 'endpoints' | 'workloads' | 'services' | 'policies'
export type Language = 'zh-CN' | 'en'

export interface ResourceName {
  readonly type: TableKind
  readonly name: string
}

/** Which ways the diagram draws: those that hold the text and go through the port, or those named. */
export interface DiagramFocus {
  readonly text?: string
  readonly port?: number
  readonly only?: readonly string[]
}

/** A request to follow: a command line in curl's words, and who sends it. */
export interface TraceAsk {
  readonly curl: string
  /** POD.NAMESPACE, WORKLOAD.NAMESPACE or `outside`. */
  readonly from: string
  /** What every application does with it; by default it answers 200. */
  readonly server?: ServerBehaviour
}

/** What the reader looks at. */
export type ViewRequest =
  | { readonly view: 'trace'; readonly ask: TraceAsk; readonly outcome?: number }
  | { readonly view: 'diagram'; readonly focus?: DiagramFocus }
  | { readonly view: 'tables'; readonly table: TableKind }
  | { readonly view: 'json'; readonly resource?: ResourceName; readonly search?: string }
  | { readonly view: 'diff'; readonly against: 'step' | 'edits'; readonly detail?: ResourceName }
  | { readonly view: 'injection'; readonly workload?: string; readonly settings: InjectionChoice }

export type ViewName = 'diagram' | 'trace' | 'diff' | 'tables' | 'json' | 'injection'

/** What a cluster has that pods do not say. */
export interface InjectionChoice {
  /** Sidecars are init containers that keep running, as nodes from Kubernetes 1.33 on have them. */
  readonly native: boolean
  /** Istio's CNI plugin sets the rules up. */
  readonly cni: boolean
}

/** The two states that an open playground can be compared with; sent once. */
export interface Opening {
  readonly original: ClusterInput
  readonly step?: ClusterInput
  /** The files that the playground is about: what they make is drawn first. */
  readonly own: readonly string[]
}

export interface Job {
  readonly input: ClusterInput
  /** POD.NAMESPACE or WORKLOAD.NAMESPACE. */
  readonly proxy: string
  readonly request: ViewRequest
  readonly language: Language
}

/** A place in the reader's text. Lines and columns count from 1; the end is exclusive. */
export interface TextRange {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A diagnostic, placed. */
export interface Problem extends TextRange {
  readonly code: string
  readonly level: Level
  readonly arguments: Readonly<Record<string, MessageArgument>>
}

/** A message of the analysis, placed. */
export interface Analysed {
  readonly problems: readonly AnalysedProblem[]
  /** How many were left out. */
  readonly more: number
}

export interface AnalysedProblem extends Problem {
  /** `VirtualService default/reviews` */
  readonly resource: string
  /** What the validating webhook says, where the message passes it on. */
  readonly cause?: Pick<Problem, 'code' | 'arguments'>
  /** Other places that have a part in it. */
  readonly others: readonly Spot[]
  /** Where it shows in a proxy's configuration: `productpage-v1.default`, `routes`, `9080`, then names inside. */
  readonly evidence: readonly (readonly string[])[]
}

/** YAML that made something: `VirtualService/default/reviews`, and where it is. */
export interface Spot extends TextRange {
  readonly resource: string
}

export interface ProxyChoice {
  /** POD.NAMESPACE */
  readonly id: string
  readonly type: 'sidecar' | 'router' | 'waypoint' | 'ztunnel' | 'grpc'
  /** The workload's name, which says more than the pod's. */
  readonly workload: string
  readonly namespace: string
  /** The kind for `istioctl`: `deploy/productpage-v1`, `pod/x`. */
  readonly reference: string
}

export interface DiagramNode {
  /** Mermaid's id: `n3`, or `g0` for a group. */
  readonly id: string
  readonly kind:
    | 'listener'
    | 'filter-chain'
    | 'virtual-host'
    | 'route'
    | 'cluster'
    | 'endpoints'
    | 'missing-cluster'
    | 'more'
    | 'group'
    | 'service'
    | 'waypoint'
    | 'workload'
    | 'policy'
  /** The lines of the node, the first its kind. */
  readonly lines: readonly string[]
  readonly spots: readonly Spot[]
}

export interface DiagramResult {
  readonly view: 'diagram'
  readonly mermaid: string
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly { readonly from: string; readonly to: string; readonly share?: string }[]
  /** Every way that could be drawn. */
  readonly subjects: readonly {
    readonly id: string
    readonly label: string
    readonly kind: 'http' | 'tcp' | 'inbound'
    readonly shown: boolean
  }[]
  readonly hidden: number
}

export interface TablesResult {
  readonly view: 'tables'
  readonly table: TableKind
  readonly columns: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly spots: readonly Spot[] }[]
  /** Rows that were left out. */
  readonly more: number
  /** By the kinds that the proxy is told of. */
  readonly counts: Readonly<Partial<Record<TableKind, number>>>
}

export interface JsonResult {
  readonly view: 'json'
  /** Names of all resources, or of those that hold the text searched for. */
  readonly names: Readonly<Partial<Record<TableKind, readonly string[]>>>
  readonly resource?: ResourceName
  /** The entry of the config dump. */
  readonly value?: unknown
  readonly spots: readonly Spot[]
}

/** One difference; `label` and `within` as the engine names them. */
export interface DiffEntry {
  readonly what: 'added' | 'removed' | 'changed' | 'moved'
  readonly kind:
    | 'listener'
    | 'filter-chain'
    | 'route-configuration'
    | 'virtual-host'
    | 'route'
    | 'cluster'
    | 'endpoint'
    | 'workload'
    | 'service'
    | 'policy'
  readonly type: TableKind
  readonly resource: string
  readonly within: readonly string[]
  readonly label: string
  readonly fields: readonly { readonly path: string; readonly before?: string; readonly after?: string }[]
  readonly spots: readonly Spot[]
}

export interface DiffLine {
  readonly sign: ' ' | '+' | '-' | '…'
  readonly text: string
}

export interface DiffResult {
  readonly view: 'diff'
  readonly entries: readonly DiffEntry[]
  /** How many more there are. */
  readonly more: number
  readonly unchanged: readonly TableKind[]
  readonly detail?: ResourceName & { readonly lines: readonly DiffLine[] }
}

/** A decision on the way, with the YAML that made what decided. Its sentence is in the texts, by `code`. */
export interface TracedStep {
  readonly part: 'kernel' | 'listener' | 'route' | 'cluster' | 'endpoint'
  readonly code: string
  readonly result: 'taken' | 'missed' | 'passed' | 'ended' | 'noted'
  readonly arguments: Readonly<Record<string, MessageArgument>>
  readonly spots: readonly Spot[]
  readonly tried: readonly TracedStep[]
  /** How many more were tried. */
  readonly left: number
}

/** A station of the way. */
export interface TracedHop {
  readonly kind: 'name' | 'kube-proxy' | 'capture' | 'no-capture' | 'envoy' | 'grpc' | 'ztunnel' | 'wire' | 'application'
  readonly side: 'client' | 'middle' | 'server' | undefined
  /** The workload's name, or the pod's; absent outside. */
  readonly at: string | undefined
  readonly handling: 'sidecar' | 'gateway' | 'waypoint' | 'ambient' | 'grpc' | 'plain' | 'outside'
  readonly steps: readonly TracedStep[]
  /** For the packet filter: every rule looked at, and where the connection was delivered. */
  readonly walk?: WalkedPacket
  readonly to?: string
  readonly security?: { readonly kind: 'plain' | 'tls' | 'mtls' | 'hbone'; readonly identity?: string; readonly serverName?: string }
  /** An Envoy's own answer or what it passed on. */
  readonly answer?: { readonly code?: number; readonly flags: readonly string[]; readonly details?: string; readonly cluster?: string }
  /** The request as it went on from here, where a proxy changed it. */
  readonly sent?: {
    readonly method: string
    readonly path: string
    readonly protocol: string
    readonly headers: readonly (readonly [string, string])[]
  }
  readonly application?: { readonly result: 'answers' | 'refuses' | 'unreachable' | 'outside'; readonly status?: number }
}

/** One of the things that can happen. */
export interface TracedOutcome {
  readonly probability: number
  readonly ending: 'answered' | 'closed' | 'refused' | 'unreachable' | 'unresolved' | 'tls-refused' | 'waiting'
  readonly code?: number
  readonly flags: readonly string[]
  readonly details?: string
  /** Who answered: a workload, or an address. */
  readonly by?: string
}

export interface TraceResult {
  readonly view: 'trace'
  readonly ask: TraceAsk
  /** What is wrong with the request; then there is nothing else. */
  readonly fault?: { readonly code: string; readonly at: string }
  readonly outcomes: readonly TracedOutcome[]
  /** Probability of what was not followed. */
  readonly notFollowed: number
  /** The outcome shown, and its way. */
  readonly chosen: number
  readonly hops: readonly TracedHop[]
  readonly responseHeaders: readonly (readonly [string, string])[]
  readonly body?: string
  /** Who can send: every pod that runs, by workload. */
  readonly senders: readonly { readonly id: string; readonly label: string }[]
  /** The routes of the first Envoy on the way, and the nodes that the request passed. */
  readonly diagram?: DiagramResult
  readonly lit: readonly string[]
}

/** A document that makes pods, and what becomes of them. */
export interface InjectedPods {
  /** `Deployment/default/productpage-v1`. */
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly outcome: 'injected' | 'left-alone' | 'refused'
  /** Why; its sentence is in the texts of injection, by `code`. */
  readonly reason: InjectionReason | InjectionRefusal
  /** The document; of a refusal the place that is refused. */
  readonly spots: readonly Spot[]
}

export interface InjectionRefusal {
  readonly code: `injection-error.${string}`
  readonly arguments: Readonly<Record<string, MessageArgument>>
}

export interface InjectionResult {
  readonly view: 'injection'
  readonly workloads: readonly InjectedPods[]
  /** How many more there are. */
  readonly more: number
  /** The one that is looked at. */
  readonly chosen?: string
  readonly rules: readonly InjectionRule[]
  /** The pod before and after as YAML, all of it; lines of one sign only where it is left alone. */
  readonly lines: readonly { readonly sign: ' ' | '+' | '-'; readonly text: string }[]
  /** What was added or changed; `line` is an index into `lines`. */
  readonly pieces: readonly (Pick<InjectionPiece, 'code' | 'arguments'> & { readonly line: number })[]
  /** What istio-iptables is told, by its own names. Absent without a sidecar. */
  readonly capture?: readonly (readonly [name: string, value: string])[]
}

export type ViewResult = InjectionResult | TraceResult | DiagramResult | TablesResult | JsonResult | DiffResult

export interface Answer {
  readonly problems: readonly Problem[]
  /** How many problems were left out. */
  readonly moreProblems: number
  readonly proxies: readonly ProxyChoice[]
  /** The proxy shown: the one asked for, or the first where it does not exist. */
  readonly proxy?: ProxyChoice
  readonly result?: ViewResult
  /** The input has errors; the result is of the last input that had none. */
  readonly stale: boolean
  /** What the engine took for it. */
  readonly milliseconds: number
}

/** One thing that may be written at the cursor. */
export interface Completion {
  readonly label: string
  /** A snippet: `$0` is where the cursor goes on. */
  readonly insert: string
  /** `spec.http[].route`: where its description is found. */
  readonly field: string
  /** Names of types, or the values that it can have. */
  readonly types: readonly string[]
  readonly required: boolean
  readonly is: 'key' | 'value' | 'name' | 'beginning'
  /** Once written, ask at once for what comes next. */
  readonly again: boolean
}

export interface Completions {
  /** What is replaced, as offsets. */
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly items: readonly Completion[]
}

export interface Hover {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly field: string
  readonly types: readonly string[]
  readonly values: readonly string[]
  readonly required: boolean
}

/** A change that mends a problem, with what it looks like: of every file that it touches, the lines around. */
export interface OfferedFix extends Fix {
  readonly previews: readonly { readonly file: string; readonly lines: readonly DiffLine[] }[]
}

/** Small questions about one text that an editor asks while the reader types. */
export interface Questions {
  readonly complete: { readonly ask: { readonly text: string; readonly offset: number }; readonly reply: Completions | undefined }
  readonly hover: { readonly ask: { readonly text: string; readonly offset: number }; readonly reply: Hover | undefined }
  /** What becomes of the requests of an exercise. */
  readonly check: {
    readonly ask: { readonly input: ClusterInput; readonly checks: readonly Check[] }
    readonly reply: CheckReply | undefined
  }
  readonly dump: { readonly ask: { readonly proxy: string }; readonly reply: string | undefined }
  /** What istioctl's analysis says of the cluster beyond what each answer says of its texts and, `isDeep`, what its configuration proves. */
  readonly analyse: { readonly ask: { readonly cluster: ClusterInput; readonly isDeep: boolean }; readonly reply: Analysed | undefined }
  /** What would mend a problem of these texts. Each fix has been tried: the problem goes, and nothing new comes. */
  readonly fixes: {
    readonly ask: {
      readonly input: ClusterInput
      readonly problem: Pick<Problem, 'code' | 'arguments' | 'file' | 'line' | 'column'>
    }
    readonly reply: readonly OfferedFix[] | undefined
  }
}
export type Question = keyof Questions

/** Questions of widgets that have no playground: each holds all that its answer needs. */
export interface Consultations {
  readonly packet: { readonly ask: PacketAsk; readonly reply: PacketScene }
  /** One request in every mode of the data plane. */
  readonly modes: { readonly ask: ModesAsk; readonly reply: ModesReply }
  /** All that is wrong with files: it may take seconds, and tells how far it is. */
  readonly report: { readonly ask: ReportAsk; readonly reply: ReportReply }
}
export type Consultation = keyof Consultations

export type ToWorker =
  | { readonly type: 'open'; readonly lane: string; readonly opening: Opening }
  | { readonly type: 'run'; readonly lane: string; readonly id: number; readonly job: Job }
  | {
      readonly type: 'ask'
      readonly lane: string
      readonly id: number
      readonly question: Question
      readonly ask: Questions[Question]['ask']
    }
  | {
      readonly type: 'consult'
      readonly id: number
      readonly question: Consultation
      readonly ask: Consultations[Consultation]['ask']
    }
  | { readonly type: 'close'; readonly lane: string }

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Questions[Question]['reply'] }
  /** Without a reply where the engine failed. */
  | { readonly type: 'consulted'; readonly id: number; readonly reply?: Consultations[Consultation]['reply'] }
  /** How far a consultation is. */
  | { readonly type: 'progress'; readonly id: number; readonly stage: ReportStage }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
