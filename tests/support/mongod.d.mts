/** Starts the `mongod` at `binary` in a temporary folder. `stop` ends it and removes the folder. */
export function startMongod(binary: string): Promise<{ uri: string; stop(): Promise<void> }>;
