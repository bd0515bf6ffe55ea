import type { HeaderMap } from '../http/header-map.js'

/** gRPC's status for an HTTP one, as its specification maps them. */
const grpcStatuses: Readonly<Record<number, number>> = { 400: 13, 401: 16, 403: 7, 404: 12, 429: 14, 502: 14, 503: 14, 504: 14 }
const UNKNOWN = 2

export const grpcStatusOf = (code: number): number => (Object.hasOwn(grpcStatuses, code) ? (grpcStatuses[code] as number) : UNKNOWN)

/** Whether a request is gRPC's, by its content type: `application/grpc`, or that and `+`. */
export const isGrpc = (headers: Pick<HeaderMap, 'get'>): boolean => /^application\/grpc(?:\+|$)/.test(headers.get('content-type') ?? '')
