import type { Socket } from "node:net";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelayAddress } from "@/base/relay-url";
import type { SmtpAttempt, SmtpPhase } from "@/domain/distribution/reply";
import { lineTo, unencrypted } from "./line";

export interface Envelope {
  from: string;
  to: string;
}

/** A message in pieces, none cut within a line end: what many messages share need not be copied for each. */
export type MailBytes = readonly Buffer[];

const lengthOf = (message: MailBytes) => message.reduce((sum, piece) => sum + piece.length, 0);

/** Times in milliseconds. Ten minutes after the final dot (RFC 5321 4.5.3.2.6): a shorter wait makes doubles. */
export interface SessionTimes {
  connect: number;
  greeting: number;
  reply: number;
}
export const standardTimes: SessionTimes = { connect: 30_000, greeting: 60_000, reply: 600_000 };

interface ConnectionError extends Error {
  code?: string;
  command?: string;
  response?: string;
}

/** What nodemailer notes on the envelope that it was given: the refusals it has heard so far. */
interface Heard {
  mailError?: ConnectionError;
  rejectedErrors?: ConnectionError[];
}

/**
 * One connection to the relay. It owns the body's stream, so it knows in which phase a transaction
 * ended; nodemailer's error alone does not say whether the final dot had left.
 */
export class Session {
  #connection: SMTPConnection;
  #relay: RelayAddress;
  #alive = false;
  #dotless = new WeakSet<Buffer>();
  /** Ends the transaction under way when the connection dies without calling back. */
  #onDeath: ((error: ConnectionError) => void) | undefined;

  constructor(relay: RelayAddress, times: SessionTimes = standardTimes) {
    this.#relay = relay;
    this.#connection = new SMTPConnection({
      ...lineTo(relay),
      connectionTimeout: times.connect,
      dnsTimeout: times.connect,
      greetingTimeout: times.greeting,
      socketTimeout: times.reply,
    });
    this.#connection.on("error", (error: ConnectionError) => this.#die(error));
    this.#connection.on("end", () => this.#die(new Error("The relay closed the connection")));
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  #die(error: ConnectionError): void {
    this.#alive = false;
    this.#onDeath?.(error);
  }

  /** Greets and, with credentials, signs in. Null when it stands; else what stood in the way. */
  async open(): Promise<SmtpAttempt | null> {
    const { user, password } = this.#relay;
    const greeted = await this.#wait((done) => this.#connection.connect(done));
    if (greeted) return notEncrypted(greeted) ?? attemptOf(greeted, "connect");
    if (user) {
      const signedIn = await this.#wait((done) =>
        this.#connection.login({ user, credentials: { user, pass: password ?? "" } }, done),
      );
      if (signedIn) {
        this.close();
        return attemptOf(signedIn, "auth");
      }
    }
    this.#alive = true;
    return null;
  }

  /** One transaction for one recipient. Never throws: what happened is the answer. */
  async deliver(envelope: Envelope, message: MailBytes): Promise<SmtpAttempt> {
    let phase: SmtpPhase = "mail";
    let reply = "";
    if (isInternational(envelope) && !this.#announces("SMTPUTF8")) {
      return { phase: "mail", text: "5.6.7 The relay does not announce SMTPUTF8", needsUtf8: true };
    }
    const body = new Body(message, this.#dotless, this.#connection, (reached) => {
      phase = reached;
    });
    const offered: Heard & SMTPConnection.Envelope = {
      from: envelope.from,
      to: [envelope.to],
      size: lengthOf(message),
    };
    const failed = await this.#wait((done) =>
      this.#connection.send(offered, body, (error, info) => {
        reply = info?.response ?? "";
        done(error);
      }),
    );
    const refusedHere = failed && refusedByUs(failed);
    if (refusedHere) return refusedHere;
    // A relay may refuse and hang up before the pipelined DATA is answered: what it said counts.
    const said = failed && phase === "mail" ? (offered.mailError ?? offered.rejectedErrors?.[0] ?? failed) : failed;
    const attempt = said ? attemptOf(said, phaseOf(said, phase)) : answerOf(reply, "dot");
    if (!failed && attempt.code !== undefined) return attempt;
    if (this.#alive && attempt.code !== undefined && attempt.code !== 421) await this.#reset();
    else this.close();
    return attempt;
  }

  #announces(keyword: string): boolean {
    // nodemailer keeps what EHLO announced to itself (hence the cast), and would send such an address to any relay.
    const { _supportedExtensions: announced } = this.#connection as unknown as { _supportedExtensions: string[] };
    return announced.includes(keyword);
  }

  /** After a rejection the session is good again once the relay has forgotten the transaction. */
  async #reset(): Promise<void> {
    const failed = await this.#wait((done) => this.#connection.reset(done));
    if (failed) this.close();
  }

  close(): void {
    this.#alive = false;
    this.#connection.close();
  }

  /** Leaves as RFC 5321 asks: QUIT. */
  quit(): void {
    this.#alive = false;
    this.#connection.quit();
  }

  #wait(begin: (done: (error?: ConnectionError | null) => void) => void): Promise<ConnectionError | null> {
    return new Promise((resolve) => {
      const finish = (error?: ConnectionError | null) => {
        this.#onDeath = undefined;
        resolve(error ?? null);
      };
      this.#onDeath = finish;
      begin(finish);
    });
  }
}

const attemptOf = ({ response, message }: ConnectionError, phase: SmtpPhase) =>
  response === undefined ? { phase, text: message } : answerOf(response, phase);

/** A relay that does not encrypt for good is as one that refuses our password; one that cannot for now is away. */
function notEncrypted(error: ConnectionError): SmtpAttempt | null {
  const text = unencrypted(error);
  const { code } = attemptOf(error, "connect");
  return text
    ? { phase: code !== undefined && code >= 500 ? "auth" : "connect", ...(code ? { code } : {}), text }
    : null;
}

/** Of a relay's words at most this much is looked at: nodemailer hands on up to a megabyte of them. */
const heard = 4000;

/**
 * What is not a code of RFC 5321 4.2 says nothing, and an answer that ends a step neither well nor badly (354)
 * belongs to another step: with no code the connection is given up, and after the dot the mail is in doubt.
 */
function answerOf(reply: string, phase: SmtpPhase): SmtpAttempt {
  const code = Number(/^[245][0-5]\d(?!\d)/.exec(reply)?.[0]);
  return { phase, ...(code ? { code } : {}), text: reply.slice(0, heard) };
}

/**
 * The body of one message, written to the line in one piece once the relay has said 354. nodemailer
 * would look at each byte of it for leading dots and bare line ends: 0.8 ms of a 60 kB mail, more than
 * all else. Ours has CRLF only, and a search finds the dots. nodemailer then writes the final dot.
 */
class Body extends Readable {
  constructor(
    private readonly message: MailBytes,
    private readonly dotless: WeakSet<Buffer>,
    private readonly connection: { _socket: Socket | false | null },
    private readonly reached: (phase: "body" | "dot") => void,
  ) {
    super();
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    const socket = this.connection._socket;
    if (!socket) return destination;
    this.reached("body");
    const pieces = dotStuffed(this.message, this.dotless);
    const last = pieces.at(-1);
    // The end of its last line goes out with the dot. Until the last byte before it has left, nothing can have been taken.
    if (last?.subarray(-2).equals(lineEnd)) pieces[pieces.length - 1] = last.subarray(0, -2);
    socket.cork();
    for (const piece of pieces.slice(0, -1)) socket.write(piece);
    socket.write(pieces.at(-1) ?? "", (error) => error || this.reached("dot"));
    socket.uncork();
    destination.end();
    return destination;
  }

  override _read(): void {}
}

const lineEnd = Buffer.from("\r\n");
const dot = 0x2e;

/** Above this size a piece is one that many messages share. */
const shared = 4096;

/**
 * RFC 5321 4.5.2: a line that begins with a dot gets one more. Encoded bodies hardly ever have one.
 * @param dotless large pieces in which none was found: each is searched once
 */
export function dotStuffed(message: MailBytes, dotless = new WeakSet<Buffer>()): Buffer[] {
  let isLineStart = true;
  return message.map((piece) => {
    const begins = isLineStart && piece[0] === dot;
    if (piece.length > 0) isLineStart = piece.subarray(-2).equals(lineEnd);
    if (!begins && (dotless.has(piece) || !piece.includes("\r\n."))) {
      if (piece.length > shared) dotless.add(piece);
      return piece;
    }
    const text = piece.toString("latin1").replaceAll("\r\n.", "\r\n..");
    return Buffer.from(begins ? `.${text}` : text, "latin1");
  });
}

/**
 * Two refusals come from nodemailer before it says a word to the relay: an address that cannot stand in an
 * envelope, and a message above the relay's SIZE, which no other recipient's copy would be below.
 */
function refusedByUs({ code, command, message }: ConnectionError): SmtpAttempt | null {
  if (code === "EENVELOPE" && command === "API") return { phase: "rcpt", code: 553, text: `5.1.3 ${message}` };
  if (code === "EMESSAGE" && command === "MAIL FROM") return { phase: "mail", code: 552, text: message };
  return null;
}

/** nodemailer names the command that was refused; a dead connection is in the phase that we reached. */
function phaseOf(error: ConnectionError, reached: SmtpPhase): SmtpPhase {
  if (reached === "dot" || reached === "body") return reached;
  if (error.command === "RCPT TO") return "rcpt";
  if (error.command === "DATA") return "data";
  return "mail";
}

const isInternational = ({ from, to }: Envelope) => /[^\x20-\x7e]/.test(from + to);
