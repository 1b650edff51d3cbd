import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { judge } from "@/domain/distribution/reply";
import { Pool } from "@/worker/smtp/pool";
import { dotStuffed, Session } from "@/worker/smtp/session";
import { type Fault, type Opening, type Sink, type SinkOptions, startSink } from "../support/sink";

const message = Buffer.from(
  `Subject: x\r\n\r\n${"A line of text, long enough.\r\n".repeat(200)}.starts with a dot\r\n`,
);
const envelope = { from: "b-1@bounces.example", to: "amal@voice.example" };
const times = { connect: 2_000, greeting: 2_000, reply: 400 };

async function withSink<T>(options: SinkOptions, work: (sink: Sink) => Promise<T>): Promise<T> {
  const sink = await startSink(options);
  try {
    return await work(sink);
  } finally {
    await sink.close();
  }
}

const relayOf = (sink: Sink, pool = 1) => ({ host: "127.0.0.1", port: sink.port, secure: false, pool });

async function attempt(options: SinkOptions, pipelining = true, mail = message) {
  const extensions = pipelining ? ["PIPELINING"] : ["8BITMIME"];
  return withSink({ extensions, ...options }, async (sink) => {
    const session = new Session(relayOf(sink), times);
    const fault = await session.open();
    const result = fault ?? (await session.deliver(envelope, [mail]));
    const alive = session.isAlive;
    session.close();
    return { result, verdict: judge(result), alive, taken: sink.received.length };
  });
}

for (const pipelining of [true, false]) {
  const name = pipelining ? "a pipelining relay" : "a relay without pipelining";
  const table: [string, Fault | undefined, string, string, number][] = [
    ["takes the message", undefined, "dot", "accepted", 1],
    ["refuses the sender for now", { at: "mail", reply: "451 4.3.0 later" }, "mail", "transport", 0],
    ["refuses the sender", { at: "mail", reply: "553 5.1.8 not yours" }, "mail", "configuration", 0],
    ["refuses the recipient", { at: "rcpt", reply: "550 5.1.1 User unknown" }, "rcpt", "rejected", 0],
    ["greylists the recipient", { at: "rcpt", reply: "450 4.2.0 Greylisted" }, "rcpt", "deferred", 0],
    ["closes at the recipient", { at: "rcpt", reply: "421 4.7.0 Too many" }, "rcpt", "transport", 0],
    [
      "refuses the recipient and hangs up",
      { at: "rcpt", reply: "550 5.1.1 User unknown", ends: true },
      "rcpt",
      "rejected",
      0,
    ],
    ["defers the recipient and hangs up", { at: "rcpt", reply: "451 4.3.0 later", ends: true }, "rcpt", "deferred", 0],
    ["refuses the sender and hangs up", { at: "mail", reply: "550 5.7.1 no", ends: true }, "mail", "configuration", 0],
    ["refuses the body", { at: "dot", reply: "554 5.7.1 Message blocked" }, "dot", "rejected", 0],
    ["defers the body", { at: "dot", reply: "451 4.3.2 busy" }, "dot", "deferred", 0],
    ["hangs up at the recipient", { at: "rcpt", drop: true }, "mail", "transport", 0],
    ["hangs up after the dot, the mail in its hands", { at: "dot", drop: true }, "dot", "uncertain", 1],
    ["falls silent after the dot", { at: "dot", hang: true }, "dot", "uncertain", 1],
  ];
  for (const [what, fault, phase, outcome, taken] of table) {
    test(`${name} that ${what}: ${outcome}`, async () => {
      const { result, verdict, taken: got } = await attempt({ fault: () => fault }, pipelining);
      expect([verdict.outcome, got], result.text).toEqual([outcome, taken]);
      // Of a connection that was cut at RCPT, pipelined with MAIL, nobody can say at which of the two.
      if (!(fault?.at === "rcpt" && "drop" in fault)) expect(result.phase).toBe(phase);
      if (fault && "reply" in fault) expect(result.text).toBe(fault.reply);
    });
  }
}

/** What is no answer: no code, more than a code, one that no RFC knows, a database's greeting, bytes of nothing. */
const garbage = ["hello", "99999 hello", "600 5.1.1 strange", "J\0\0\0\n8.0.36\0\0", "\u00ff\u00fe\u00d8=", "199 x"];
/** Does not fit into the buffers of a line. */
const large = Buffer.from(message.toString().repeat(1200));
const steps = ["greeting", "ehlo", "mail", "rcpt", "data", "body", "dot"] as const;
type Misdeed = { drop: true } | { hang: true } | { reply: string };
const misdeeds: [string, Misdeed][] = [
  ["hangs up", { drop: true }],
  ["falls silent", { hang: true }],
  ...garbage.map((reply): [string, Misdeed] => [`answers ${JSON.stringify(reply)}`, { reply }]),
];

for (const at of steps) {
  test(`a relay that hangs up, falls silent or answers garbage at ${at} ends the connection and blames nobody`, async () => {
    for (const [what, misdeed] of misdeeds) {
      // Nothing is asked of a relay in the middle of a body.
      if (at === "body" && "reply" in misdeed) continue;
      const isOpening = at === "greeting" || at === "ehlo";
      const options = isOpening
        ? { opening: { at, ...misdeed } as Opening }
        : { fault: () => ({ at, ...misdeed }) as Fault };
      for (const pipelining of [true, false]) {
        const { result, verdict, alive } = await attempt(options, pipelining, at === "body" ? large : message);
        expect([what, verdict.outcome, alive]).toEqual([what, at === "dot" ? "uncertain" : "transport", false]);
        if (!isOpening) expect(result.code).toBeUndefined();
      }
    }
  });
}

test("an answer to the body that is not one leaves the mail in doubt, whatever it begins with", async () => {
  for (const reply of ["2505 ok", "2 ok", "2026", "354 go on", "25"]) {
    const { result, verdict, alive } = await attempt({ fault: () => ({ at: "dot", reply }) });
    expect([reply, verdict.outcome, alive, result.code]).toEqual([reply, "uncertain", false, undefined]);
  }
});

test("of a relay's flood of words some are heard", async () => {
  const reply = `550 5.1.1 ${"no".repeat(400_000)}`;
  const { result, verdict, alive } = await attempt({ fault: () => ({ at: "rcpt", reply }) });
  expect([verdict.outcome, alive, result.code]).toEqual(["rejected", true, 550]);
  expect(result.text.length).toBeLessThan(5000);
});

test("after a rejection the same connection takes the next message", async () => {
  await withSink({ fault: ({ n }) => (n === 1 ? { at: "rcpt", reply: "550 5.1.1 no" } : undefined) }, async (sink) => {
    const session = new Session(relayOf(sink), times);
    expect(await session.open()).toBeNull();
    expect(judge(await session.deliver(envelope, [message])).outcome).toBe("rejected");
    expect(session.isAlive).toBe(true);
    expect(judge(await session.deliver(envelope, [message])).outcome).toBe("accepted");
    session.close();
    expect([sink.connections(), sink.received.length]).toEqual([1, 1]);
  });
});

test("what arrives is byte for byte what was given, leading dots included", async () => {
  await withSink({}, async (sink) => {
    const session = new Session(relayOf(sink), times);
    await session.open();
    await session.deliver(envelope, [message]);
    session.close();
    expect(sink.received[0]).toMatchObject({ ...envelope, raw: message.toString("latin1") });
  });
});

test("each line that begins with a dot gets one more, and no other byte changes", () => {
  const lines = fc.array(fc.constantFrom("", ".", "..", ".a", "a.", "a.b", "=2E", "."), { maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.nat({ max: 40 }), (given, at) => {
      const whole = given.join("\r\n");
      // Cut anywhere but within a line end.
      const cut = whole.slice(0, at).endsWith("\r") ? at + 1 : at;
      const pieces = [whole.slice(0, cut), "", whole.slice(cut)].map((piece) => Buffer.from(piece));
      const stuffed = Buffer.concat(dotStuffed(pieces)).toString();
      expect(stuffed).toBe(given.map((line) => (line.startsWith(".") ? `.${line}` : line)).join("\r\n"));
    }),
  );
});

test("a relay that refuses the password asks for a person, one that is away does not", async () => {
  await withSink({ auth: "535 5.7.8 wrong" }, async (sink) => {
    const fault = await new Session({ ...relayOf(sink), user: "u", password: "p" }, times).open();
    expect(fault).toMatchObject({ phase: "auth", code: 535 });
    expect(fault && judge(fault).outcome).toBe("configuration");
  });
  const away = await new Session({ host: "127.0.0.1", port: 1, secure: false, pool: 1 }, times).open();
  expect(away && judge(away).outcome).toBe("transport");
  await withSink({ greeting: "554 5.3.2 closed" }, async (sink) => {
    const closed = await new Session(relayOf(sink), times).open();
    expect(closed && judge(closed).outcome).toBe("transport");
  });
});

test("an address that needs SMTPUTF8 is refused before a byte leaves, and taken where it is announced", async () => {
  const arabic = { ...envelope, to: "ليلى@voice.example" };
  for (const extensions of [["8BITMIME"], ["SMTPUTF8", "8BITMIME"]]) {
    await withSink({ extensions }, async (sink) => {
      const session = new Session(relayOf(sink), times);
      await session.open();
      const result = await session.deliver(arabic, [message]);
      session.close();
      const announced = extensions.includes("SMTPUTF8");
      expect(judge(result).outcome).toBe(announced ? "accepted" : "rejected");
      expect(sink.received).toHaveLength(announced ? 1 : 0);
    });
  }
});

test("a pool never opens more connections than it may, and uses each again", async () => {
  await withSink({ delay: 5 }, async (sink) => {
    const pool = new Pool(relayOf(sink, 4), times);
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, n) => pool.deliver({ ...envelope, to: `r${n}@voice.example` }, [message])),
    );
    pool.close();
    expect(results.every((result) => judge(result).outcome === "accepted")).toBe(true);
    expect(sink.connections()).toBe(4);
    expect(new Set(sink.received.map(({ to }) => to)).size).toBe(60);
  });
});
