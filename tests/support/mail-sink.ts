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
  close(): Promise<void>;
}

/** A relay that keeps every mail and sends none on. */
export async function startSink(): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onData(stream, { envelope }, done) {
      const raw = await buffer(stream);
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
    async mailTo(to) {
      await expect.poll(() => newest(to) !== undefined, { message: `a mail to ${to}`, timeout: 30_000 }).toBe(true);
      const mail = newest(to);
      if (!mail) throw new Error(`no mail to ${to}`);
      return mail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
