import { createHash } from "node:crypto";
import { SMTPServer } from "smtp-server";
import type { Ctx } from "@/domain/context";
import { keptOfMail, storeNotice } from "@/domain/distribution/inbound";
import { isOwnSender } from "@/domain/distribution/returned";
import type { readCertificate } from "./certificate";

export interface Listener {
  port: number;
  stop(): Promise<void>;
}

/**
 * Takes bounces by SMTP: only for envelope senders that we have signed, and for `unsubscribe@`, so that nobody
 * fills the table with anything else. 250 is answered after the commit, never before: until then the other side
 * keeps the mail and comes again. Where there is a certificate, STARTTLS is offered (RFC 3207).
 * @param certificateNow asked again at each connection: certificates are renewed while we run
 */
export async function startListener(
  ctx: () => Ctx,
  { host, port }: { host: string; port: number },
  certificateNow: typeof readCertificate = () => undefined,
): Promise<Listener> {
  let certificate = certificateNow();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: certificate ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...certificate,
    disableReverseLookup: true,
    maxClients: 50,
    socketTimeout: 120_000,
    banner: "Bayan takes bounces",
    onConnect(_, done) {
      renew();
      done();
    },
    onRcptTo({ address }, _, done) {
      isOurs(ctx(), address).then(
        (isOwn) => done(isOwn ? null : refusal(550, "5.1.1 Only bounces of our own mails are taken here")),
        () => done(refusal(451, "4.3.0 Not known yet, come again")),
      );
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on("data", (part: Buffer) => {
        if (size < keptOfMail) parts.push(part);
        size += part.length;
      });
      stream.once("error", done);
      stream.once("end", () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : "";
        const trace = envelope.rcptTo.map(({ address }) => `X-Original-To: <${address}>\r\n`).join("");
        const whole = Buffer.concat([Buffer.from(`Return-Path: <${sender}>\r\n${trace}`), ...parts]);
        const payload = whole.subarray(0, keptOfMail);
        const sourceId = createHash("sha256").update(payload).digest("hex");
        storeNotice(ctx(), { source: "smtp", sourceId, payload }).then(
          () => done(null, "2.6.0 Kept"),
          (error) => {
            console.error(`bounces: not kept (${error instanceof Error ? error.message.split("\n", 1)[0] : error})`);
            done(refusal(451, "4.3.0 Not kept, come again"));
          },
        );
      });
    },
  });
  const renew = () => {
    if (!certificate) return;
    try {
      const now = certificateNow();
      if (!now || now.cert === certificate.cert) return;
      server.updateSecureContext(now);
      certificate = now;
    } catch {
      // While the files are written anew, the one that we have serves.
    }
  };
  // A client that breaks off is no fault of ours.
  server.on("error", (error) => console.error(`bounces: ${error.message.split("\n", 1)[0]}`));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function isOurs(ctx: Ctx, address: string): Promise<boolean> {
  const local = address.slice(0, address.lastIndexOf("@"));
  return /^unsubscribe$/i.test(local) || (await isOwnSender(ctx, local));
}

const refusal = (responseCode: number, says: string) => Object.assign(new Error(says), { responseCode });
