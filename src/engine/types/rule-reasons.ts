/** Whose packets a rule knows by the socket's owner: a user or a group of users. */
export type OwnerKind = 'uid' | 'gid'

/** Why a rule is there: the codes with their arguments. The texts are in `src/i18n/rules`. */
export interface RuleReasonCodes {
  'rule.excluded-interface': { readonly interface: string; readonly direction: 'inbound' | 'outbound' }
  'rule.virtual-interface-first': { readonly interface: string }
  'rule.virtual-interface-outbound': { readonly interface: string }
  'rule.virtual-interface-range': { readonly interface: string; readonly range: string }
  'rule.invalid-packets': Record<never, never>
  'rule.drop': Record<never, never>
  'rule.tunnel-port': { readonly port: string }
  'rule.redirect-outbound': { readonly port: string }
  'rule.redirect-inbound': { readonly port: string }
  'rule.inbound-chain': Record<never, never>
  'rule.outbound-chain': Record<never, never>
  'rule.exclude-inbound-port': { readonly port: string }
  'rule.include-inbound-port': { readonly port: string }
  'rule.inbound-all': Record<never, never>
  'rule.inbound-established': Record<never, never>
  'rule.inbound-established-port': { readonly port: string }
  'rule.divert-mark': { readonly mark: string }
  'rule.divert-accept': Record<never, never>
  'rule.tproxy': { readonly port: string; readonly mark: string }
  'rule.exclude-outbound-port': { readonly port: string; readonly protocol: string }
  'rule.include-outbound-port': { readonly port: string }
  'rule.passthrough-source': { readonly address: string }
  'rule.proxy-to-own-pod': { readonly owner: OwnerKind; readonly id: string }
  'rule.app-to-own-pod': { readonly owner: OwnerKind; readonly id: string }
  'rule.from-proxy': { readonly owner: OwnerKind; readonly id: string }
  'rule.exclude-owner-group': { readonly group: string }
  'rule.include-owner-groups': { readonly groups: string }
  'rule.loopback': { readonly range: string }
  'rule.exclude-outbound-range': { readonly range: string }
  'rule.include-outbound-range': { readonly range: string }
  'rule.outbound-all': Record<never, never>
  'rule.dns-chain': Record<never, never>
  'rule.dns-zone-chain': Record<never, never>
  'rule.dns-all': { readonly protocol: string; readonly port: string }
  'rule.dns-server': { readonly protocol: string; readonly server: string; readonly port: string }
  'rule.dns-zone-proxy-query': { readonly zone: string }
  'rule.dns-zone-proxy-answer': { readonly zone: string }
  'rule.dns-zone-query': { readonly zone: string }
  'rule.dns-zone-answer': { readonly zone: string }
  'rule.save-mark': { readonly mark: string }
  'rule.marked-outbound': { readonly mark: string }
  'rule.mark-proxy-to-own-pod': { readonly owner: OwnerKind; readonly id: string; readonly mark: string }
  'rule.restore-mark': { readonly mark: string }
  'rule.marked-inbound': { readonly mark: string }
  'rule.passthrough-source-inbound': { readonly address: string }
  'rule.app-to-own-pod-inbound': { readonly mark: string }
  'rule.ambient-chain': Record<never, never>
  'rule.ambient-virtual-interface': { readonly interface: string; readonly port: string }
  'rule.ambient-virtual-interface-end': { readonly interface: string }
  'rule.ambient-remember-mark': { readonly mark: string }
  'rule.ambient-restore-mark': { readonly mark: string }
  'rule.ambient-probe': { readonly address: string }
  'rule.ambient-probe-answer': { readonly address: string }
  'rule.ambient-inbound': { readonly port: string; readonly tunnel: string; readonly mark: string }
  'rule.ambient-dns': { readonly protocol: string; readonly port: string; readonly mark: string }
  'rule.ambient-dns-zone-query': { readonly zone: string }
  'rule.ambient-dns-zone-answer': { readonly zone: string }
  'rule.ambient-answer': { readonly mark: string }
  'rule.ambient-own-pod': Record<never, never>
  'rule.ambient-outbound': { readonly port: string; readonly mark: string }
}

export type RuleReasonCode = keyof RuleReasonCodes

/** Why a rule is there. */
export type RuleReason = { readonly [C in RuleReasonCode]: { readonly code: C; readonly arguments: RuleReasonCodes[C] } }[RuleReasonCode]
