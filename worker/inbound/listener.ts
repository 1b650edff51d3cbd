import { createHash } from "node:crypto";
import { SMTPServer } from "smtp-server";
import { isRefusal } from "@/base/refusal";
import { deliveryOf } from "@/domain/contacts/mail-token";
import type { Ctx } from "@/domain/context";
import { readMail } from "@/domain/distribution/dsn";
import { storeNotice } from "@/domain/distribution/inbound";
import { isOwnSender } from "@/domain/distribution/returned";
import type { readCertificate } from "./certificate";

export interface Listener {
  port: number;
  stop(): Promise<void>;
}

interface Place {
  host: string;
  port: number;
  /** The bounce domain: only there is anybody unsubscribed by mail. */
  domain?: string | undefined;
}

/**
 * What is kept of a mail, in bytes: anybody may speak to this door, and whoever has had a mail of ours knows a name
 * that it takes. A report comes before what it returns; of an unsubscription the subject is all.
 */
export const keptByListener = { bounce: 256 * 1024, unsubscribe: 64 * 1024 };
/** Longer ones are answered 552: the largest mail of ours, returned whole and in base64, is below that. */
const longest = 50 * 1024 * 1024;

/**
 * Takes bounces by SMTP: only for envelope senders that we have signed, and at `unsubscribe@` what holds a token of
 * ours, so that nobody fills the table with anything else. 250 is answered after the commit, never before: until then the other side
 * keeps the mail and comes again. Where there is a certificate, STARTTLS is offered (RFC 3207).
 * @param certificateNow asked again at each connection: certificates are renewed while we run
 */
export async function startListener(
  ctx: () => Ctx,
  { host, port, domain }: Place,
  certificateNow: typeof readCertificate = () => undefined,
): Promise<Listener> {
  let certificate = certificateNow();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: certificate ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...certificate,
    disableReverseLookup: true,
    maxClients: 50,
    // A bounce goes to the one sender of one mail, and an unsubscription beside it to one place.
    maxRecipients: 5,
    size: longest,
    socketTimeout: 120_000,
    banner: "Bayan takes bounces",
    onConnect(_, done) {
      renew();
      done();
    },
    onRcptTo({ address }, _, done) {
      const local = address.slice(0, address.lastIndexOf("@"));
      const isOurs = async () => isLeaving(address, domain) || (await isOwnSender(ctx(), local));
      isOurs().then(
        (isOwn) => done(isOwn ? null : refusal(550, "5.1.1 Only bounces of our own mails are taken here")),
        () => done(refusal(451, "4.3.0 Not known yet, come again")),
      );
    },
    onData(stream, { envelope }, done) {
      const isBounce = envelope.rcptTo.some(({ address }) => !isLeaving(address, domain));
      const most = isBounce ? keptByListener.bounce : keptByListener.unsubscribe;
      const parts: Buffer[] = [];
      let size = 0;
      stream.on("data", (part: Buffer) => {
        if (size < most) parts.push(part);
        size += part.length;
      });
      stream.once("error", done);
      stream.once("end", () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : "";
        const trace = envelope.rcptTo.map(({ address }) => `X-Original-To: <${address}>\r\n`).join("");
        const whole = Buffer.concat([Buffer.from(`Return-Path: <${sender}>\r\n${trace}`), ...parts]);
        const payload = whole.subarray(0, most);
        const sourceId = createHash("sha256").update(payload).digest("hex");
        const keep = async () => {
          if (stream.sizeExceeded) return refusal(552, "5.3.4 Longer than any bounce of ours");
          if (!isBounce && !(await holdsToken(ctx(), payload)))
            return refusal(550, "5.7.1 The subject holds no token of ours");
          await storeNotice(ctx(), { source: "smtp", sourceId, payload });
          return null;
        };
        keep().then(
          (refused) => done(refused, "2.6.0 Kept"),
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

const isLeaving = (address: string, domain?: string) =>
  domain !== undefined && address.toLowerCase() === `unsubscribe@${domain.toLowerCase()}`;

async function holdsToken(ctx: Ctx, payload: Uint8Array): Promise<boolean> {
  const { unsubscribeToken } = await readMail(payload);
  if (!unsubscribeToken) return false;
  return deliveryOf(ctx, "unsubscribe", unsubscribeToken).then(
    () => true,
    (error) => {
      if (isRefusal(error)) return false;
      throw error;
    },
  );
}

const refusal = (responseCode: number, says: string) => Object.assign(new Error(says), { responseCode });
