import { createServer } from "node:net";

/**
 * A minimal SMTP sink in a process of its own: takes everything, pipelining offered, and counts. Says its port.
 * Its arguments: milliseconds before its last word; and one of how many recipients it refuses (0: none).
 */
const [delay = 0, refuses = 0] = process.argv.slice(2).map(Number);
let taken = 0;
let refused = 0;
let asked = 0;
let bytes = 0;
const server = createServer((socket) => {
  let rest = "";
  let inBody = false;
  let hasReader = false;
  socket.on("error", () => {});
  socket.setEncoding("latin1");
  socket.write("220 sink ESMTP\r\n");
  socket.on("data", (chunk: string) => {
    rest += chunk;
    let reply = "";
    for (;;) {
      if (inBody) {
        const end = rest.indexOf("\r\n.\r\n");
        if (end < 0) {
          bytes += Math.max(rest.length - 4, 0);
          rest = rest.slice(-4);
          break;
        }
        bytes += end + 2;
        rest = rest.slice(end + 5);
        inBody = false;
        taken++;
        if (delay) setTimeout(() => socket.write("250 2.0.0 ok\r\n"), delay);
        else reply += "250 2.0.0 ok\r\n";
      } else {
        const end = rest.indexOf("\r\n");
        if (end < 0) break;
        const verb = rest.slice(0, 4).toUpperCase();
        rest = rest.slice(end + 2);
        if (verb === "EHLO") reply += "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
        else if (verb === "RCPT") {
          hasReader = !refuses || ++asked % refuses !== 0;
          // A reason that suppresses nobody: the next round writes to the same.
          reply += hasReader ? "250 ok\r\n" : "550 5.2.0 not now, not later\r\n";
          if (!hasReader) refused++;
        } else if (verb === "DATA") {
          reply += hasReader ? "354 go on\r\n" : "503 5.5.1 no recipient\r\n";
          inBody = hasReader;
        } else reply += verb === "QUIT" ? "221 bye\r\n" : "250 ok\r\n";
      }
    }
    if (reply) socket.write(reply);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("message", () => process.send?.({ taken, refused, bytes }));
process.on("disconnect", () => process.exit());
