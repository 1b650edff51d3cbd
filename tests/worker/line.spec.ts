import { connect, createServer, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, test } from "@playwright/test";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { judge } from "@/domain/distribution/reply";
import { probeRelay } from "@/worker/smtp/probe";
import { Session } from "@/worker/smtp/session";
import { certificateOf } from "../support/certificate";
import { type Sink, type SinkOptions, startSink } from "../support/sink";

/** The line to a relay: encrypted where we sign in, and read right however its words are cut. */

const message = [Buffer.from("Subject: x\r\n\r\nA line.\r\n")];
const envelope = { from: "b-1@bounces.example", to: "amal@voice.example" };
const times = { connect: 2_000, greeting: 2_000, reply: 2_000 };
const account = { user: "press", password: "hunter-of-words" };
/** This machine by a name that does not say so: as a relay beyond the own network. */
const elsewhere = "0.0.0.0";

/** Opens a session and offers one mail. */
async function offer(relay: { host: string; port: number; secure?: boolean; user?: string; password?: string }) {
  const session = new Session({ secure: false, pool: 1, ...relay }, times);
  const attempt = (await session.open()) ?? (await session.deliver(envelope, message));
  session.close();
  return { attempt, outcome: judge(attempt).outcome };
}

async function withSink(options: SinkOptions, work: (sink: Sink) => Promise<void>): Promise<void> {
  const sink = await startSink(options);
  try {
    await work(sink);
  } finally {
    await sink.close();
  }
}

/** A relay that can encrypt; notes of each sign-in and each mail whether the line was. */
async function withServer(options: SMTPServerOptions, work: (port: number, heard: string[]) => Promise<void>) {
  const heard: string[] = [];
  const note = (what: string, secure: boolean) => heard.push(`${what} ${secure ? "encrypted" : "in clear"}`);
  const server = new SMTPServer({
    ...certificateOf("localhost"),
    allowInsecureAuth: true,
    onAuth: ({ username, password }, session, done) => {
      note(`${username}:${password}`, session.secure);
      done(null, { user: username ?? "" });
    },
    onData: (stream, session, done) => {
      stream.resume().once("end", () => {
        note("mail", session.secure);
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  const listening = server.listen(0);
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  if (!address || typeof address === "string") throw new Error("the relay has no port");
  try {
    await work(address.port, heard);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

for (const secure of [true, false]) {
  test(`a relay that encrypts ${secure ? "from its first byte" : "after STARTTLS"} gets password and mail encrypted`, async () => {
    const own = certificateOf("localhost");
    const known = getCACertificates("default");
    setDefaultCACertificates([...known, own.cert]);
    try {
      await withServer({ secure, ...own }, async (port, heard) => {
        const relay = { host: "localhost", port, secure, ...account };
        expect(await offer(relay)).toMatchObject({ outcome: "accepted" });
        expect(heard).toEqual(["press:hunter-of-words encrypted", "mail encrypted"]);
        expect(await probeRelay({ ...relay, pool: 1 })).toEqual({ secure: true, authenticated: true });
      });
    } finally {
      setDefaultCACertificates(known);
    }
  });

  test(`a certificate that nobody vouches for, ${secure ? "from the first byte" : "after STARTTLS"}: nothing is said, and the relay is tried again`, async () => {
    await withServer({ secure }, async (port, heard) => {
      const { attempt, outcome } = await offer({ host: "localhost", port, secure, ...account });
      expect([outcome, attempt.phase]).toEqual(["transport", "connect"]);
      expect(attempt.text).toMatch(/self-signed certificate/);
      expect(heard).toEqual([]);
    });
  });
}

test("no password goes in clear to a relay beyond the own network: a person has to decide", async () => {
  const words = /^The relay does not encrypt the line \(STARTTLS\), and a password is not sent in clear: 50\d /;
  await withServer({ disabledCommands: ["STARTTLS"] }, async (port, heard) => {
    const relay = { host: elsewhere, port, secure: false, pool: 1, ...account };
    const { attempt, outcome } = await offer(relay);
    expect(outcome).toBe("configuration");
    expect(attempt.text).toMatch(words);
    await expect(probeRelay(relay)).rejects.toThrow(words);
    expect(heard).toEqual([]);

    // Without a password, and within the own network, all is as the relay has it.
    expect((await offer({ host: "127.0.0.1", port, ...account })).outcome).toBe("accepted");
    expect(heard).toEqual(["press:hunter-of-words in clear", "mail in clear"]);
  });
  await withSink({}, async ({ port }) => {
    expect((await offer({ host: elsewhere, port })).outcome).toBe("accepted");
  });
});

test("a relay that cannot encrypt for now is away, and is not signed in to", async () => {
  const relay = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 relay.example");
    socket.on("error", () => {});
    socket.on("data", (command) => {
      const verb = command.toString().slice(0, 4);
      say(verb === "EHLO" ? "250-relay.example\r\n250 STARTTLS" : "454 4.7.0 TLS not available due to local problem");
    });
  });
  const port = await listen(relay);
  try {
    const { attempt, outcome } = await offer({ host: elsewhere, port, ...account });
    expect([outcome, attempt.phase, attempt.code]).toEqual(["transport", "connect", 454]);
    expect(attempt.text).toContain("TLS not available");
  } finally {
    relay.close();
  }
});

for (const [reply, outcome] of [
  ["454 4.7.0 Temporary authentication failure", "transport"],
  ["535 5.7.8 Authentication credentials invalid", "configuration"],
] as const) {
  test(`“${reply}” to our sign-in: ${outcome}`, async () => {
    await withSink({ auth: reply }, async ({ port, received }) => {
      const got = await offer({ host: "127.0.0.1", port, ...account });
      expect(got).toEqual({ outcome, attempt: { phase: "auth", code: Number(reply.slice(0, 3)), text: reply } });
      expect(received).toEqual([]);
    });
  });
}

test("answers of several lines are read whole, though they come byte by byte", async () => {
  const refusal = "550-5.1.1 The mailbox is not here.\r\n550 5.1.1 Ask the newsroom.";
  const options: SinkOptions = {
    greeting: "220-relay.example\r\n220-takes mail\r\n220 at any hour",
    auth: "235-2.7.0 Welcome\r\n235 2.7.0 back",
    fault: ({ n }) => (n === 1 ? { at: "rcpt", reply: refusal } : undefined),
  };
  await withSink(options, async ({ port, received }) => {
    const drip = await dripping(port);
    try {
      const session = new Session({ host: "127.0.0.1", port: drip.port, secure: false, pool: 1, ...account }, times);
      expect(await session.open()).toBeNull();
      const refused = await session.deliver(envelope, message);
      expect(refused).toMatchObject({ phase: "rcpt", code: 550 });
      expect(refused.text.replaceAll("\r", "")).toBe(refusal.replaceAll("\r", ""));
      expect(judge(refused)).toMatchObject({ outcome: "rejected", suppresses: true });
      expect(judge(await session.deliver(envelope, message))).toEqual({ outcome: "accepted" });
      expect(received).toHaveLength(1);
      session.close();
    } finally {
      drip.close();
    }
  });
});

/** A line to the port on which every byte that comes back comes by itself. */
async function dripping(to: number): Promise<{ port: number; close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    sockets.push(near, far);
    near.setNoDelay(true);
    let before = Promise.resolve();
    far.on("data", (chunk) => {
      for (const byte of chunk) {
        before = before.then(() => new Promise((resolve) => near.write(Buffer.of(byte), () => setImmediate(resolve))));
      }
    });
    near.pipe(far);
    for (const socket of [near, far]) socket.on("error", () => {});
  });
  return {
    port: await listen(server),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("it has no port");
  return address.port;
}
