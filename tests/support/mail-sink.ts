import { buffer } from "node:stream/consumers";
import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface SunkMail {
  /** Envelope: what the relay was told. */
  from: string;
  to: string[];
  raw: Buffer;
  /** What a reader's program makes of it. */
  parsed: ParsedMail;
}

export interface MailSink {
  /** For `SMTP_URL`. */
  url: string;
  mails: SunkMail[];
  /** The newest mail to an address, once it is there. */
  mailTo(address: string): Promise<SunkMail>;
  /** Addresses that it refuses, by policy: the address itself is not to blame. */
  refuses: Set<string>;
  /** Answers nothing after the body of a mail until the function that it returns is called. */
  hold(): () => void;
  close(): Promise<void>;
}

/** A relay that keeps every mail and sends none on. */
export async function startSink(): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const refuses = new Set<string>();
  let gate = Promise.resolve();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _, done) {
      if (!refuses.has(address)) return done();
      done(Object.assign(new Error("5.7.1 Refused by policy"), { responseCode: 550 }));
    },
    async onData(stream, { envelope }, done) {
      const raw = await buffer(stream);
      await gate;
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, parsed: await simpleParser(raw) });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const newest = (to: string) =>
    mails.findLast((mail) => mail.to.some((one) => one.toLowerCase() === to.toLowerCase()));
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuses,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = Promise.resolve();
        resolve();
      };
    },
    async mailTo(to) {
      await expect.poll(() => newest(to) !== undefined, { message: `a mail to ${to}`, timeout: 30_000 }).toBe(true);
      const mail = newest(to);
      if (!mail) throw new Error(`no mail to ${to}`);
      return mail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
