/**
 * The codes of what istiod's validating webhook has against a resource, each with the arguments its text takes in. One for every kind of
 * cause; what the schemas themselves say is in `messages.ts`. The texts are in `src/i18n/messages/webhook`.
 */
export interface WebhookMessages {
  /** A duration, or bytes, that Istio cannot read. */
  MB0300: { readonly field: string; readonly written: string }
  /** A duration below a millisecond. */
  MB0301: { readonly field: string; readonly written: string }
  /** A duration with parts of a millisecond. */
  MB0302: { readonly field: string; readonly written: string }
  /** No port number. */
  MB0303: { readonly field: string; readonly value: number }
  /** A count below zero. */
  MB0304: { readonly field: string; readonly value: number }
  /** Beyond 0 to 100. */
  MB0305: { readonly field: string; readonly value: number }
  /** A share beyond 0 to 100, or finer than a millionth. */
  MB0306: { readonly field: string; readonly value: number }
  /** Must be above zero. */
  MB0307: { readonly field: string }
  /** A value that Istio's rules, not the schema, do not know. */
  MB0308: { readonly field: string; readonly value: string; readonly allowed: readonly string[] }
  /** An expression that RE2 does not take. */
  MB0309: { readonly field: string; readonly pattern: string }
  /** An expression that is too long. */
  MB0310: { readonly field: string; readonly limit: number }
  /** A text that must hold something. */
  MB0311: { readonly field: string }
  /** A field that Istio's rules, not the schema, require. */
  MB0312: { readonly parent: string; readonly field: string }
  /** None of the fields of which one is needed. */
  MB0313: { readonly parent: string; readonly fields: readonly string[] }
  /** Several fields of which one may stand. */
  MB0314: { readonly parent: string; readonly fields: readonly string[] }
  /** Two that exclude each other. */
  MB0315: { readonly field: string; readonly other: string }
  /** An object with nothing in it. */
  MB0316: { readonly field: string }
  /** In the API, but nothing does it. */
  MB0317: { readonly field: string }
  /** Not at this place. */
  MB0318: { readonly field: string; readonly where: string }
  /** Something that would do nothing, which Istio refuses. */
  MB0319: { readonly field: string }
  /** Something that does nothing. */
  MB0320: { readonly field: string; readonly where: string }
  /** An old field. */
  MB0321: { readonly field: string; readonly instead: readonly string[] }
  /** A value twice where each must be unique. */
  MB0322: { readonly field: string; readonly value: string }
  /** A text that is too long. */
  MB0324: { readonly field: string; readonly limit: number }
  /** A host with a part that no DNS name has. */
  MB0325: { readonly host: string; readonly label: string }
  /** A host that ends in a number. */
  MB0326: { readonly host: string; readonly label: string }
  /** A lone star. */
  MB0327: { readonly field: string }
  /** A star that is no whole part. */
  MB0328: { readonly host: string }
  /** A short name. */
  MB0329: { readonly host: string }
  /** No NAMESPACE/HOST. */
  MB0330: { readonly host: string }
  /** No namespace. */
  MB0331: { readonly value: string }
  /** No IP address. */
  MB0332: { readonly field: string; readonly value: string }
  /** No range of addresses. */
  MB0333: { readonly field: string; readonly value: string }
  /** Neither a host nor an address. */
  MB0334: { readonly field: string; readonly value: string }
  /** No name as AUTO_PASSTHROUGH makes them. */
  MB0335: { readonly host: string }
  /** No path of a socket. */
  MB0336: { readonly field: string; readonly value: string }
  /** No port name. */
  MB0337: { readonly name: string }
  /** No label key. */
  MB0339: { readonly key: string }
  /** No label value. */
  MB0340: { readonly key: string; readonly value: string }
  /** A star in a selector. */
  MB0341: { readonly key: string; readonly value: string }
  /** A selector that chooses nothing in particular. */
  MB0342: { readonly field: string }
  /** A target in another namespace. */
  MB0343: Record<string, never>
  /** A target of a kind to which policies do not attach. */
  MB0344: { readonly kind: string; readonly allowed: readonly string[] }
  /** No scope of visibility. */
  MB0345: { readonly value: string }
  /** Everyone, or no one, and somebody. */
  MB0346: { readonly value: string }
  /** A DestinationRule for workloads that others should see. */
  MB0347: { readonly namespace: string }
  /** An annotation that users cannot set. */
  MB0348: { readonly annotation: string; readonly kind: string }
  /** What a delegate cannot have. */
  MB0350: { readonly field: string }
  /** No header name. */
  MB0351: { readonly name: string }
  /** A header that Envoy keeps for itself. */
  MB0352: { readonly name: string }
  /** A header value with control characters. */
  MB0353: { readonly name: string }
  /** A header value whose commands are not closed. */
  MB0354: { readonly name: string; readonly value: string }
  /** The authority twice. */
  MB0355: { readonly name: string }
  /** A status code that cannot be answered here. */
  MB0356: { readonly field: string; readonly value: number; readonly least: number; readonly most: number }
  /** Parts of a second where browsers count seconds. */
  MB0357: { readonly field: string; readonly written: string }
  /** Settings for retries that are turned off. */
  MB0358: { readonly fields: readonly string[] }
  /** A prefix to replace where none is matched. */
  MB0359: Record<string, never>
  /** A large body. */
  MB0360: { readonly limit: number }
  /** Weights that are all zero. */
  MB0361: Record<string, never>
  /** No subset name. */
  MB0362: { readonly name: string }
  /** Hosts of which one covers another. */
  MB0363: { readonly host: string; readonly other: string }
  /** Every host, in the mesh. */
  MB0364: Record<string, never>
  /** A match by JWT claims in the mesh. */
  MB0365: { readonly key: string }
  /** A gateway named as a host. */
  MB0366: { readonly written: string; readonly suggestion: string }
  /** No NAMESPACE/NAME of a gateway. */
  MB0367: { readonly value: string }
  /** A server name that is none of the hosts. */
  MB0368: { readonly host: string; readonly hosts: readonly string[] }
  /** A server name that is an address. */
  MB0369: { readonly host: string }
  /** A rule without matches behind another. */
  MB0370: { readonly rule: string; readonly other: string }
  /** A match behind a rule without any. */
  MB0371: { readonly rule: string; readonly other: string }
  /** A rule all of whose matches stand before. */
  MB0372: { readonly rule: string }
  /** A match that stands before. */
  MB0373: { readonly match: string; readonly rule: string; readonly other: string }
  /** A prefix behind a shorter one. */
  MB0374: { readonly prefix: string; readonly other: string; readonly rule: string }
  /** Something that needs another setting. */
  MB0375: { readonly field: string; readonly other: string }
  /** A table size that is no prime. */
  MB0376: { readonly value: number }
  /** A locality's share beyond 1 to 100. */
  MB0377: { readonly locality: string; readonly value: number }
  /** Shares that do not add up. */
  MB0378: { readonly value: number }
  /** No locality. */
  MB0379: { readonly locality: string }
  /** A locality within another. */
  MB0380: { readonly locality: string }
  /** Failover without outlier detection. */
  MB0381: Record<string, never>
  /** Failover to where one is. */
  MB0382: { readonly region: string }
  /** No region. */
  MB0383: { readonly value: string }
  /** What zone-aware balancing already does. */
  MB0384: { readonly label: string }
  /** A table that is too large. */
  MB0385: { readonly value: number; readonly limit: number }
  /** A ConfigMap elsewhere. */
  MB0386: { readonly namespace: string }
  /** TLS without settings. */
  MB0387: { readonly protocol: string }
  /** An old version without its ciphers. */
  MB0388: { readonly version: string }
  /** Unknown cipher suites. */
  MB0389: { readonly values: readonly string[] }
  /** More certificates than Envoy takes. */
  MB0390: { readonly limit: number }
  /** Cipher suites written twice. */
  MB0391: { readonly values: readonly string[] }
  /** TLS settings for plain text. */
  MB0392: { readonly protocol: string }
  /** A gateway that routes cannot name. */
  MB0393: { readonly name: string }
  /** An endpoint's port that the service does not have. */
  MB0394: { readonly name: string }
  /** A socket for several ports. */
  MB0395: Record<string, never>
  /** Several hosts that plain TCP cannot tell apart. */
  MB0396: { readonly port: number }
  /** TCP without an address to tell it by. */
  MB0397: { readonly port: number }
  /** A wildcard that DNS cannot answer. */
  MB0398: { readonly host: string; readonly resolution: string }
  /** An address left to the network's gateway. */
  MB0399: { readonly network: string }
  /** Several endpoints where one is looked up. */
  MB0400: { readonly resolution: string }
  /** Several hosts at one address. */
  MB0401: { readonly port: number }
  /** A plain host where Envoy looks up what is asked for. */
  MB0402: { readonly host: string }
  /** A listener without port that is not the last. */
  MB0403: Record<string, never>
  /** Neither a port nor a socket. */
  MB0404: Record<string, never>
  /** More than everything. */
  MB0405: Record<string, never>
  /** No HOST:PORT. */
  MB0406: { readonly value: string }
  /** An endpoint that is not the own workload. */
  MB0407: { readonly value: string }
  /** A port that is no number. */
  MB0408: { readonly value: string }
  /** No port, in quotes. */
  MB0409: { readonly field: string; readonly value: string }
  /** Too many values. */
  MB0410: { readonly field: string; readonly limit: number }
  /** What every EnvoyFilter is told. */
  MB0411: Record<string, never>
  /** A version pattern that is not looked at. */
  MB0412: { readonly limit: number }
  /** A type that Envoy does not have. */
  MB0413: { readonly type: string }
  /** An action that no rule triggers. */
  MB0414: { readonly action: string }
  /** No service account. */
  MB0415: { readonly value: string }
  /** A star where none can stand. */
  MB0416: { readonly field: string; readonly value: string }
  /** More than a trust domain. */
  MB0417: { readonly value: string }
  /** No path template. */
  MB0418: { readonly path: string }
  /** An attribute that there is not. */
  MB0419: { readonly key: string }
  /** An attribute of the first API. */
  MB0420: { readonly key: string; readonly instead: string }
  /** An attribute without its name in brackets. */
  MB0421: { readonly key: string }
  /** A DENY that closes all TCP ports. */
  MB0422: Record<string, never>
  /** No URL. */
  MB0423: { readonly field: string; readonly value: string }
  /** A URL of another kind. */
  MB0424: { readonly field: string; readonly scheme: string; readonly allowed: readonly string[] }
  /** No key set. */
  MB0425: { readonly field: string }
  /** A secret among public keys. */
  MB0426: { readonly index: number }
  /** Ports without workloads. */
  MB0427: Record<string, never>
  /** No expression. */
  MB0428: { readonly expression: string }
  /** Several where the first counts. */
  MB0429: { readonly field: string }
  /** No hash. */
  MB0430: Record<string, never>
  /** A match by another object. */
  MB0431: { readonly field: string; readonly applyTo: string; readonly wanted: string }
  /** An old filter name. */
  MB0432: { readonly name: string; readonly suggestion: string }
  /** Something that Envoy's message does not have. */
  MB0433: { readonly field: string; readonly applyTo: string }
  /** An extension by name alone. */
  MB0434: { readonly names: readonly string[] }
  /** A patch that is not what it patches. */
  MB0435: { readonly field: string; readonly applyTo: string }
}
