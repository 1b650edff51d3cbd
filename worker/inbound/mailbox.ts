import { ImapFlow } from "imapflow";
import type { ImapEnv } from "@/base/bounce-env";
import type { Ctx } from "@/domain/context";
import { keptOfMail, knownNotices, storeNotice } from "@/domain/distribution/inbound";

/** Where a mail goes once it is kept: out of the way, never deleted. */
const done = "Bayan";
/** How many mails one visit takes, so that the connection is not held for ever. */
const atOnce = 500;
const everyMs = 60_000;
/** A server that says nothing for so long is left. */
const silence = 60_000;

/** What is needed of a mailbox: its mails by UID, which only mean something under its UIDVALIDITY. */
export interface Mailbox {
  /** Server, mailbox and UIDVALIDITY: a UID of another one is another mail. */
  name: string;
  uids(): Promise<number[]>;
  /** Null: it is no longer there. Throws where the server cannot hand it over. */
  read(uid: number): Promise<Uint8Array | null>;
  /** False: the server does not move it. */
  move(uid: number): Promise<boolean>;
}

/**
 * Keeps each mail of the mailbox and moves it after the commit. A process that dies between the two finds it
 * there again and, by its UID, knows it. Returns how many were new.
 */
export async function emptyMailbox(ctx: () => Ctx, mailbox: Mailbox, signal?: AbortSignal): Promise<number> {
  const idOf = (uid: number) => `${mailbox.name}:${uid}`;
  const uids = await mailbox.uids();
  const known = await knownNotices(ctx(), "imap", uids.map(idOf));
  let taken = 0;
  let kept = 0;
  let stuck = 0;
  const unread: unknown[] = [];
  const isKnown = (uid: number) => known.has(idOf(uid));
  // Those that cannot be moved do not stand in the way of the new ones.
  for (const uid of [...uids.filter((uid) => !isKnown(uid)), ...uids.filter(isKnown)]) {
    if (signal?.aborted) break;
    if (!isKnown(uid)) {
      if (taken === atOnce) continue;
      // One that the server cannot hand over does not stand before those behind it.
      const payload = await mailbox.read(uid).catch((error) => void unread.push(error));
      // Or another worker moved it meanwhile.
      if (!payload) continue;
      taken++;
      if (await storeNotice(ctx(), { source: "imap", sourceId: idOf(uid), payload })) kept++;
    }
    if (!(await mailbox.move(uid))) stuck++;
  }
  const faults = [
    ...(unread.length > 0 ? [`${unread.length} mails cannot be read: ${faultOf(unread[0])}`] : []),
    ...(stuck > 0 ? [`${stuck} mails are kept, but the server does not move them to ${done}`] : []),
  ];
  if (faults.length > 0) throw new Error(faults.join("; "));
  return kept;
}

export interface Visits {
  stop(): Promise<void>;
}

/** Visits the mailbox now and then every minute, each time on a connection of its own. */
export function visitMailbox(ctx: () => Ctx, env: ImapEnv, every = everyMs): Visits {
  const ending = new AbortController();
  let visit = Promise.resolve();
  const come = () => {
    visit = visit.then(async () => {
      if (ending.signal.aborted) return;
      const work = (mailbox: Mailbox) => emptyMailbox(ctx, mailbox, ending.signal);
      await openMailbox(env, work, ending.signal).catch((error) => {
        // Never the address itself: it holds the password.
        if (!ending.signal.aborted) console.error(`bounces: the mailbox at ${env.host} (${faultOf(error)})`);
      });
    });
  };
  come();
  const timer = setInterval(come, every);
  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await visit;
    },
  };
}

async function openMailbox<T>(
  { host, port, secure, user, password, mailbox }: ImapEnv,
  work: (mailbox: Mailbox) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    socketTimeout: silence,
  });
  // Without a listener a broken connection would end the process; whoever waits hears of it too.
  client.on("error", () => {});
  const leave = () => client.close();
  signal.addEventListener("abort", leave, { once: true });
  try {
    await client.connect();
    const opened = await client.mailboxOpen(mailbox);
    return await work({
      name: `${host}/${user}/${mailbox}/${opened.uidValidity}`,
      uids: async () => (await client.search({ all: true }, { uid: true })) || [],
      async read(uid) {
        const mail = await client.fetchOne(String(uid), { source: { maxLength: keptOfMail } }, { uid: true });
        return mail ? (mail.source ?? null) : null;
      },
      async move(uid) {
        const move = () => client.messageMove(String(uid), done, { uid: true });
        if (await move()) return true;
        // Where it may not be made, the second try says so.
        await client.mailboxCreate(done).catch(() => {});
        return Boolean(await move());
      },
    });
  } finally {
    signal.removeEventListener("abort", leave);
    if (client.usable) await client.logout().catch(leave);
    else leave();
  }
}

/** The server's own words where it said some. */
function faultOf(error: unknown): string {
  // The library throws what the server answered, which is no Error.
  const { responseText, message } = Object(error) as { responseText?: string; message?: string };
  return responseText ?? message ?? "no reason given";
}
