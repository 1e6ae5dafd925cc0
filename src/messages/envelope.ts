/** The outer form of every message of ours; whatever has another form is not for us. */
export interface Envelope {
  readonly fieldmark: string;
  readonly request: unknown;
}

/** The outer form of every answer. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** True for a message of ours. */
export function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'fieldmark' in message &&
    typeof message.fieldmark === 'string' &&
    'request' in message
  );
}
