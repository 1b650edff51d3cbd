import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { isPrivateHost } from "@/base/private-host";
import type { RelayAddress } from "@/base/relay-url";

/**
 * How a relay is spoken to. Where we sign in the line is encrypted, or nothing is said: who takes STARTTLS out
 * of what a relay announces would read the password (RFC 3207 6). This machine and its own network may do without.
 */
export function lineTo({ host, port, secure, ehlo, user }: RelayAddress): SMTPConnection.Options {
  const mustEncrypt = user !== undefined && !secure && !isPrivateHost(host);
  return { host, port, secure, ...(ehlo ? { name: ehlo } : {}), ...(mustEncrypt ? { requireTLS: true } : {}) };
}

/** What a relay's refusal to encrypt means, with its own words; null: the fault is another. */
export function unencrypted(error: Error & { command?: string; response?: string }): string | null {
  const { command, response } = error;
  if (command !== "STARTTLS" || !response) return null;
  return `The relay does not encrypt the line (STARTTLS), and a password is not sent in clear: ${response}`;
}
