import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelayAddress } from "@/base/relay-url";
import { lineTo, unencrypted } from "./line";

/** What a relay said to a greeting, TLS and, with credentials, AUTH. No mail is offered. */
export interface RelayProbe {
  secure: boolean;
  authenticated: boolean;
}

/** Connects, greets, signs in and leaves. Rejects with the relay's own words, or after `timeout` milliseconds. */
export async function probeRelay(relay: RelayAddress, timeout = 5000): Promise<RelayProbe> {
  const connection = new SMTPConnection({
    ...lineTo(relay),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
  });
  try {
    await settle((done) => {
      connection.once("error", done);
      connection.once("end", () => done(new Error("the relay hung up")));
      connection.connect(done);
    });
    const { user, password } = relay;
    if (user) {
      const credentials = { user, pass: password ?? "" };
      await settle((done) => connection.login({ user, credentials }, done));
    }
    return { secure: connection.secure, authenticated: user !== undefined };
  } catch (error) {
    const says = error instanceof Error ? unencrypted(error) : null;
    throw says ? new Error(says) : error;
  } finally {
    connection.on("error", () => {});
    connection.close();
  }
}

function settle(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())));
}
