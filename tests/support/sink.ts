import { createServer, type Server, type Socket } from "node:net";

/** What the sink had in hand when it took, or would have taken, a message. */
export interface Received {
  from: string;
  to: string;
  raw: string;
  /** The sender heard 250 for it. */
  acknowledged: boolean;
  /** When it was here whole, in milliseconds of this process. */
  at: number;
}

/** How to misbehave at one step of the n-th transaction; nothing: behave. */
export type Fault =
  /** `ends`: it hangs up behind these words, whatever was sent along. */
  | { at: "mail" | "rcpt" | "data" | "dot"; reply: string; ends?: true }
  | { at: Step; drop: true }
  | { at: Step; hang: true };
export type Step = "mail" | "rcpt" | "data" | "body" | "dot";
/** The same of a conversation before its first transaction. */
export type Opening = { at: "greeting" | "ehlo" } & ({ reply: string } | { drop: true } | { hang: true });

export interface SinkOptions {
  /** Where to listen; a free one if none is named. */
  port?: number;
  fault?: (transaction: { n: number; to: string }) => Fault | undefined;
  /** Milliseconds before the final 250. */
  delay?: number | (() => number);
  greeting?: string;
  opening?: Opening | undefined;
  /** EHLO keywords; AUTH answers by `auth`. */
  extensions?: string[];
  auth?: string;
  /** Called with each message before it is acknowledged, which waits for it; it is then not kept in `received`. */
  taken?: (message: Received) => Promise<void>;
  /** Called when a conversation falls silent at a step, with "offered" at each DATA, and with "acknowledged" after each 250 for a message. */
  onStep?: (step: Step | "offered" | "acknowledged") => void;
}

export interface Sink {
  port: number;
  received: Received[];
  connections: () => number;
  close: () => Promise<void>;
}

/** An SMTP server for tests: keeps every message before it answers, and misbehaves where it is told to. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const counter = { n: 0, connections: 0, taken: 0 };
  const server: Server = createServer((socket) => {
    counter.connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    converse(socket, options, received, counter);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the sink has no port");
  return {
    port: address.port,
    received,
    connections: () => counter.connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(
  socket: Socket,
  options: SinkOptions,
  received: Received[],
  counter: { n: number; taken: number },
): void {
  let buffer = "";
  let inBody = false;
  let from = "";
  let to = "";
  let fault: Fault | undefined;
  let isSilent = false;
  const fallSilent = (at: Step) => {
    isSilent = true;
    if (at === "body") socket.pause();
    options.onStep?.(at);
  };
  const say = (line: string) => socket.write(`${line}\r\n`, "latin1");
  /** True: it was to misbehave here, and has. */
  const misbehaves = (at: Opening["at"]): boolean => {
    const { opening } = options;
    if (opening?.at !== at) return false;
    if ("reply" in opening) say(opening.reply);
    else if ("drop" in opening) socket.destroy();
    else isSilent = true;
    return true;
  };
  if (!misbehaves("greeting")) say(options.greeting ?? "220 sink.example ESMTP");
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    if (isSilent) return;
    buffer += chunk;
    if (inBody && fault?.at === "body") return void ("hang" in fault ? fallSilent("body") : socket.destroy());
    for (;;) {
      const end = buffer.indexOf(inBody ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const piece = buffer.slice(0, end + (inBody ? 2 : 0));
      buffer = buffer.slice(end + (inBody ? 5 : 2));
      if (inBody) take(piece);
      else if (!command(piece)) return;
    }
  });

  /** False: the conversation is over. */
  function command(line: string): boolean {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") {
      if (misbehaves("ehlo")) return !isSilent;
      const keywords = [
        "sink.example",
        ...(options.extensions ?? ["PIPELINING", "8BITMIME"]),
        ...(options.auth ? ["AUTH PLAIN"] : []),
      ];
      for (const [index, word] of keywords.entries()) say(`250${index === keywords.length - 1 ? " " : "-"}${word}`);
    } else if (verb === "AUTH") say(options.auth ?? "235 2.7.0 ok");
    else if (verb === "MAIL") {
      from = /<(.*?)>/.exec(line)?.[1] ?? "";
      counter.n++;
      fault = options.fault?.({ n: counter.n, to: "" });
      return step("mail", "250 2.1.0 ok");
    } else if (verb === "RCPT") {
      to = /<(.*?)>/.exec(line)?.[1] ?? "";
      fault = options.fault?.({ n: counter.n, to });
      return step("rcpt", "250 2.1.5 ok");
    } else if (verb === "DATA") {
      options.onStep?.("offered");
      const refused = fault && "reply" in fault && ["mail", "rcpt"].includes(fault.at);
      if (refused) say("503 5.5.1 no recipient");
      else if (step("data", "354 go on")) inBody = !(fault && fault.at === "data");
    } else if (verb === "RSET" || verb === "NOOP") say("250 2.0.0 ok");
    else if (verb === "QUIT") {
      say("221 2.0.0 bye");
      socket.end();
      return false;
    } else say("500 5.5.2 what?");
    return true;
  }

  function step(at: "mail" | "rcpt" | "data", answer: string): boolean {
    if (fault?.at !== at) say(answer);
    else if ("reply" in fault) {
      say(fault.reply);
      if (fault.reply.startsWith("421") || fault.ends) socket.end();
      return !fault.ends;
    } else {
      if ("hang" in fault) fallSilent(at);
      else socket.destroy();
      return false;
    }
    return true;
  }

  function take(piece: string): void {
    inBody = false;
    const entry = { from, to, raw: piece.replace(/^\.\./gm, "."), acknowledged: false, at: performance.now() };
    if (fault?.at === "dot" && "reply" in fault) return void say(fault.reply);
    const { taken } = options;
    const end = fault;
    if (taken) void taken(entry).then(() => answer(entry, end));
    else {
      received.push(entry);
      answer(entry, end);
    }
  }

  /** The message is in the sink's hands; what the sender hears of it is another matter. */
  function answer(entry: Received, end: Fault | undefined): void {
    if (end?.at === "dot") return void ("drop" in end ? socket.destroy() : fallSilent("dot"));
    const acknowledge = () => {
      entry.acknowledged = true;
      say(`250 2.0.0 Ok: queued as ${(++counter.taken).toString(36).padStart(8, "Q")}`);
      options.onStep?.("acknowledged");
    };
    const delay = typeof options.delay === "function" ? options.delay() : options.delay;
    if (delay) setTimeout(acknowledge, delay);
    else acknowledge();
  }
}
