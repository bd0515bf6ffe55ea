/**
 * The mesh's own trust domain, then its aliases: an identity of one is an identity of all.
 * Istio: pilot/pkg/security/trustdomain/bundle.go
 */
export type TrustDomains = readonly string[]

const LOCAL = 'cluster.local'

/** `TRUST_DOMAIN/ns/NAMESPACE/sa/ACCOUNT` in as many ways as the mesh has trust domains; other forms and foreign domains stay as they are. */
export const replaceTrustDomains = (principals: readonly string[], domains: TrustDomains): string[] =>
  principals.flatMap((principal) => {
    const parts = principal.split('/')
    const domain = parts[0]!
    if (parts.length !== 5 || domain === '*') return [principal]
    if (domain !== LOCAL && !domains.some((d) => related(domain, d))) return [principal]
    const rest = parts.slice(1).join('/')
    // a pattern such as `*-td` that covers a domain already says it
    return [...new Set(domains.map((d) => (endsLike(d, domain) ? principal : `${d}/${rest}`)))]
  })

/** A trust domain of the mesh stands for all of them. */
export const expandTrustDomains = (values: readonly string[], domains: TrustDomains): string[] => [
  ...new Set(values.flatMap((v) => (domains.includes(v) ? domains : [v]))),
]

const related = (a: string, b: string) => a === b || b === '*' || startsLike(a, b) || startsLike(b, a) || endsLike(a, b) || endsLike(b, a)
const startsLike = (text: string, pattern: string) => pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1))
const endsLike = (text: string, pattern: string) => pattern.startsWith('*') && text.endsWith(pattern.slice(1))
