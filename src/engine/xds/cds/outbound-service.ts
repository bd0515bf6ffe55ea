import type { Endpoint } from '../../mesh/model/endpoint.js'
import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import type { Service } from '../../mesh/model/service.js'
import type { Client } from '../eds/destination.js'
import type { ClusterClient } from './client.js'

/** All that a service's clusters are made from. */
export interface OutboundService {
  readonly service: Service
  readonly rule: DestinationRuleInEffect | undefined
  readonly endpoints: readonly Endpoint[]
  readonly identities: readonly string[]
  readonly client: ClusterClient
  /** For the endpoints that DNS clusters have inline. */
  readonly reader: Client
  /** By SNI: TLS passes through as it comes. */
  readonly bySni: boolean
}
