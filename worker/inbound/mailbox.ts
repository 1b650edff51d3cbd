import { ImapFlow } from "imapflow";
import type { ImapEnv } from "@/base/bounce-env";
import type { Ctx } from "@/domain/context";
import { storeNotice } from "@/domain/distribution/inbound";

/** Where a mail goes once it is kept: out of the way, never deleted. */
const done = "Bayan";
/** How many mails one visit takes, so that the connection is not held for ever. */
const atOnce = 500;
const everyMs = 60_000;

/** What is needed of a mailbox: its mails by UID, which only mean something under its UIDVALIDITY. */
export interface Mailbox {
  /** Mailbox and UIDVALIDITY: a UID of another one is another mail. */
  name: string;
  uids(): Promise<number[]>;
  read(uid: number): Promise<Uint8Array | null>;
  move(uid: number): Promise<void>;
}

/**
 * Keeps each mail of the mailbox and moves it after the commit. A process that dies between the two finds it
 * there again and, by its UID, knows it. Returns how many were new.
 */
export async function emptyMailbox(ctx: () => Ctx, mailbox: Mailbox, signal?: AbortSignal): Promise<number> {
  let kept = 0;
  for (const uid of (await mailbox.uids()).slice(0, atOnce)) {
    if (signal?.aborted) break;
    const payload = await mailbox.read(uid);
    // Another worker moved it meanwhile.
    if (!payload) continue;
    if (await storeNotice(ctx(), { source: "imap", sourceId: `${mailbox.name}:${uid}`, payload })) kept++;
    await mailbox.move(uid);
  }
  return kept;
}

export interface Visits {
  stop(): Promise<void>;
}

/** Visits the mailbox now and then every minute, each time on a connection of its own. */
export function visitMailbox(ctx: () => Ctx, env: ImapEnv): Visits {
  const ending = new AbortController();
  let visit = Promise.resolve();
  const come = () => {
    visit = visit.then(async () => {
      if (ending.signal.aborted) return;
      await openMailbox(env, (mailbox) => emptyMailbox(ctx, mailbox, ending.signal)).catch((error) =>
        // Never the address itself: it holds the password.
        console.error(
          `bounces: the mailbox at ${env.host} (${error instanceof Error ? error.message : "cannot be read"})`,
        ),
      );
    });
  };
  come();
  const timer = setInterval(come, everyMs);
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
): Promise<T> {
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
  });
  // Without a listener a broken connection would end the process; whoever waits hears of it too.
  client.on("error", () => {});
  await client.connect();
  try {
    const opened = await client.mailboxOpen(mailbox);
    return await work({
      name: `${user}/${mailbox}/${opened.uidValidity}`,
      uids: async () => (await client.search({ all: true }, { uid: true })) || [],
      async read(uid) {
        const mail = await client.fetchOne(String(uid), { source: true }, { uid: true });
        return mail ? (mail.source ?? null) : null;
      },
      async move(uid) {
        if (!(await client.messageMove(String(uid), done, { uid: true }))) {
          await client.mailboxCreate(done);
          await client.messageMove(String(uid), done, { uid: true });
        }
      },
    });
  } finally {
    await client.logout().catch(() => client.close());
  }
}
