import { createServer, type RequestListener, type Server } from 'node:http';

export interface Patience {
  /** Until the head of a request is there, until all of it is, between two requests; then a connection is closed. */
  head: number;
  request: number;
  between: number;
  /** In which neither anything is sent nor taken. */
  silence: number;
  /** How often connections are looked at. */
  look: number;
}

const PATIENCE: Patience = { head: 20_000, request: 60_000, between: 10_000, silence: 120_000, look: 5000 };

/** A server that does not wait without end for those who send or read drop by drop: they keep open what others need. */
export function patientServer(listener: RequestListener, patience = PATIENCE): Server {
  const { head, request, between, silence, look } = patience;
  const times = { headersTimeout: head, requestTimeout: request, keepAliveTimeout: between, connectionsCheckingInterval: look };
  const server = createServer(times, listener);
  server.timeout = silence;
  return server;
}
