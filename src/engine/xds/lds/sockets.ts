/** A real socket takes one connection at a time, so that workers share them. Istio: pilot/pkg/features/pilot.go (MAX_CONNECTIONS_PER_SOCKET_EVENT_LOOP) */
export const ONE_CONNECTION_AT_A_TIME = { max_connections_to_accept_per_socket_event: 1 }
