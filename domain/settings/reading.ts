/** What a relay's answer to a test means, in words of `transport.reading`. */
export const readings = [
  "accepted",
  "host-unknown",
  "nobody-listens",
  "silent",
  "tls",
  "login-refused",
  "sender-refused",
  "relaying-denied",
  "recipient-refused",
  "content-refused",
  "later",
  "broken-off",
] as const;
export type Reading = (typeof readings)[number];

/** How far a test came, and what was said last: the relay, or the connection that died. */
export interface RelayAnswer {
  /** Of `smtpPhases`: connect, auth, mail, rcpt, data, body, dot. */
  phase: string;
  code?: number;
  says: string;
}

/**
 * A plain reading of an SMTP reply, by the command that it answers (RFC 5321 4.2) and by the class and
 * subject of its enhanced code (RFC 3463); of a connection that never stood, by the system's word. Pure.
 */
export function readingOf({ phase, code, says }: RelayAnswer): Reading {
  if (code === undefined) return phase === "connect" ? unreachable(says) : "broken-off";
  if (code < 400) return phase === "dot" ? "accepted" : "broken-off";
  if (/STARTTLS/i.test(says)) return "tls";
  if (code < 500) return "later";
  if (phase === "auth" || code === 530 || code === 535) return "login-refused";
  if (phase === "mail") return "sender-refused";
  if (phase === "rcpt") return /5\.7\.|relay/i.test(says) ? "relaying-denied" : "recipient-refused";
  return phase === "connect" ? "nobody-listens" : "content-refused";
}

function unreachable(says: string): Reading {
  if (/ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo|resolve/i.test(says)) return "host-unknown";
  if (/certificate|self.signed|TLS|SSL|wrong version/i.test(says)) return "tls";
  if (/timed? ?out|timeout/i.test(says)) return "silent";
  return "nobody-listens";
}
