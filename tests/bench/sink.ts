import { createServer } from "node:net";

/** A minimal SMTP sink in a process of its own: takes everything, pipelining offered, and counts. Says its port. */
const delay = Number(process.argv[2] ?? 0);
let taken = 0;
const server = createServer((socket) => {
  let rest = "";
  let inBody = false;
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
          rest = rest.slice(-4);
          break;
        }
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
        else if (verb === "DATA") {
          reply += "354 go on\r\n";
          inBody = true;
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
process.on("message", () => process.send?.({ taken }));
process.on("disconnect", () => process.exit());
