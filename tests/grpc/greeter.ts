/** A service of one method without a schema: it says which version answers. */
import { type Client, Metadata, Server, type ServerUnaryCall, type ServiceDefinition, type sendUnaryData } from '@grpc/grpc-js'
import { listen } from './ads-server.js'

const path = '/greeter.Greeter/Hello'
const toBytes = (text: string): Buffer => Buffer.from(text)
const toText = (bytes: Buffer): string => bytes.toString()

const service: ServiceDefinition = {
  hello: {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: toBytes,
    requestDeserialize: toText,
    responseSerialize: toBytes,
    responseDeserialize: toText,
  },
}

/** Starts a backend on a free port and returns that. `servers` gets it, to be shut down. */
export function startGreeter(version: string, servers: Server[]): Promise<number> {
  const server = new Server()
  servers.push(server)
  server.addService(service, {
    hello: (_call: ServerUnaryCall<string, string>, callback: sendUnaryData<string>) => callback(null, version),
  })
  return listen(server)
}

/** Calls once. Which version answered; rejects with the status where none did within ten seconds. */
export function hello(client: Client, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const metadata = new Metadata({ waitForReady: true })
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value)
  return new Promise((resolve, reject) =>
    client.makeUnaryRequest(path, toBytes, toText, 'hello', metadata, { deadline: Date.now() + 10_000 }, (error, version) =>
      error ? reject(error) : resolve(version ?? ''),
    ),
  )
}
