export interface StoredFile {
  bytes: Uint8Array;
  contentType: string;
}

/** Every method throws a `FileKeyError` for a key that is none. */
export interface FilesPort {
  readonly name: 'disk' | 's3';
  /**
   * Stores the bytes whole or not at all; they survive a power cut once this returns. Replaces what was
   * there, except under `contracts/`: a signed contract never changes, and other bytes for its key throw.
   */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredFile | undefined>;
  /** The keys of all files that were put, in no order. What is put meanwhile may be among them. */
  list(): AsyncIterable<string>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}
