import type { IncomingMessage } from "node:http";

/**
 * The address of whoever asks. Behind the proxy that is named to us it is the last one that this proxy has written
 * down: what stands before it the visitor may have made up. From anybody else no header counts.
 */
export function visitorAddress(
  { headers, socket }: Pick<IncomingMessage, "headers"> & { socket: { remoteAddress?: string | undefined } },
  isProxy: (address: string) => boolean,
): string | undefined {
  const peer = plain(socket.remoteAddress ?? "");
  if (!isProxy(peer)) return peer || undefined;
  const told = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  return told ? plain(told) : peer;
}

/** An IPv4 address as itself, where the socket takes both kinds. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");
