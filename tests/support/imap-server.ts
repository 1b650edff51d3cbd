import { createServer, type Socket } from "node:net";

/** What to answer to a command instead of doing it: nothing any more, the end of the line, or these words. */
export type ImapFault = "hang" | "drop" | { says: string };

export interface ImapOptions {
  port?: number;
  user?: string;
  password?: string;
  /** Beyond IMAP4rev1. */
  capabilities?: string[];
  uidValidity?: number;
  /** Asked with each command, as it came without its tag; `nth` counts those of its kind from 1. */
  fault?: (command: string, nth: number) => ImapFault | undefined;
}

export interface ImapServer {
  port: number;
  /** By folder and UID. */
  folders: Map<string, Map<number, Buffer>>;
  /** Puts a mail into the inbox; its UID. */
  bring(mail: Buffer): number;
  /** Every command since the start, passwords included. */
  commands: string[];
  connections(): number;
  close(): Promise<void>;
}

/** As much of IMAP4rev1 (RFC 3501), UIDPLUS and MOVE (RFC 6851) as a reader of bounces asks for, and scripted faults. */
export async function startImapServer(options: ImapOptions = {}): Promise<ImapServer> {
  const folders = new Map([["INBOX", new Map<number, Buffer>()]]);
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  let uid = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    converse(socket, options, folders, (command) => {
      commands.push(command);
      const kind = command.split(" ", command.startsWith("UID ") ? 2 : 1).join(" ");
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return options.fault?.(command, counts.get(kind) ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    folders,
    commands,
    connections: () => sockets.size,
    bring(mail) {
      folders.get("INBOX")?.set(++uid, mail);
      return uid;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(
  socket: Socket,
  { user = "bounces", password = "open", capabilities = ["UIDPLUS", "MOVE"], uidValidity = 7 }: ImapOptions,
  folders: ImapServer["folders"],
  faultOf: (command: string) => ImapFault | undefined,
): void {
  const able = ["IMAP4rev1", ...capabilities].join(" ");
  const deleted = new Set<number>();
  let inbox = new Map<number, Buffer>();
  let next = 1000;
  let isSilent = false;
  let buffer = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  say(`* OK [CAPABILITY ${able}] ready`);
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    buffer += chunk;
    for (let end = buffer.indexOf("\r\n"); end >= 0 && !isSilent; end = buffer.indexOf("\r\n")) {
      const [tag = "", ...words] = buffer.slice(0, end).split(" ");
      buffer = buffer.slice(end + 2);
      const command = words.join(" ");
      const fault = faultOf(command);
      if (fault === "drop") return void socket.destroy();
      if (fault === "hang") isSilent = true;
      else say(`${tag} ${fault ? fault.says : answer(command)}`);
      if (/^LOGOUT/i.test(command)) socket.end();
    }
  });

  /** Says what belongs to the answer; returns its last line. */
  function answer(command: string): string {
    const [, verb = "", rest = ""] = /^((?:UID )?\w+) ?(.*)$/i.exec(command) ?? [];
    const [first = "", folder = ""] = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
    switch (verb.toUpperCase()) {
      case "CAPABILITY":
        say(`* CAPABILITY ${able}`);
        return "OK done";
      case "LOGIN":
        return first === user && folder === password ? "OK welcome" : "NO [AUTHENTICATIONFAILED] Invalid credentials";
      case "LIST":
        for (const name of folders.keys()) {
          if (["*", name, name.toLowerCase()].includes(folder)) say(`* LIST (\\HasNoChildren) "/" "${name}"`);
        }
        return "OK done";
      case "SELECT":
        inbox = folders.get(first.toUpperCase() === "INBOX" ? "INBOX" : first) ?? inbox;
        say(`* ${inbox.size} EXISTS\r\n* FLAGS (\\Seen \\Deleted)\r\n* OK [UIDVALIDITY ${uidValidity}] valid`);
        return "OK [READ-WRITE] selected";
      case "CREATE":
        folders.set(first, new Map());
        return "OK created";
      case "UID SEARCH":
        say(`* SEARCH ${[...inbox.keys()].join(" ")}`);
        return "OK done";
      case "UID FETCH":
        return fetch(Number(first), /<(\d+)\.(\d+)>/.exec(rest));
      case "UID COPY":
      case "UID MOVE": {
        const mail = inbox.get(Number(first));
        const to = folders.get(folder);
        if (!to) return "NO [TRYCREATE] no such folder";
        if (mail) to.set(++next, mail);
        if (verb.toUpperCase() === "UID MOVE") expunge(Number(first));
        return "OK done";
      }
      case "UID STORE":
        deleted.add(Number(first));
        return "OK done";
      case "EXPUNGE":
      case "UID EXPUNGE":
        for (const uid of deleted) expunge(uid);
        return "OK done";
      case "LOGOUT":
        say("* BYE");
        return "OK bye";
      case "NOOP":
        return "OK done";
      default:
        return "BAD what?";
    }
  }

  function fetch(uid: number, part: RegExpExecArray | null): string {
    const mail = inbox.get(uid);
    if (!mail) return "OK nothing";
    const from = Number(part?.[1] ?? 0);
    const bytes = part ? mail.subarray(from, from + Number(part[2])) : mail;
    const seq = [...inbox.keys()].indexOf(uid) + 1;
    socket.write(`* ${seq} FETCH (UID ${uid} BODY[]${part ? `<${from}>` : ""} {${bytes.length}}\r\n`);
    socket.write(bytes);
    say(")");
    return "OK done";
  }

  function expunge(uid: number): void {
    const seq = [...inbox.keys()].indexOf(uid) + 1;
    if (inbox.delete(uid)) say(`* ${seq} EXPUNGE`);
  }
}
