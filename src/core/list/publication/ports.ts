/** Bytes that WebCrypto takes: never of a shared buffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What verifying needs and ECMAScript has not: each world (browser, Node, tests) brings its own. */
export interface VerifyPorts {
  /** SHA-256 of the bytes, 32 bytes. */
  readonly sha256: (bytes: Bytes) => Promise<Bytes>;
  /** Ed25519 (RFC 8032): true when the signature of the message is the key's. False for anything malformed. */
  readonly verify: (key: Bytes, signature: Bytes, message: Bytes) => Promise<boolean>;
  /** UTF-8, fatal, with a byte order mark kept as U+FEFF; null when the bytes are no UTF-8. */
  readonly decode: (bytes: Bytes) => string | null;
  /** The local clock, an ISO instant. */
  readonly now: () => string;
}
