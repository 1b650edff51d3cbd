import { proxyEnv, type Source, webEnv } from "@/base/env";
import { isPrivateHost } from "@/base/private-host";
import type { RelayAddress } from "@/base/relay-url";

/**
 * The public address, as far as the environment tells it. One-click unsubscription needs https (RFC 8058), and
 * https means a proxy: unless it is named, every visitor is taken for it. Throws what is wrong.
 */
export function addressSays(routes: readonly Pick<RelayAddress, "host">[], source: Source = process.env): string {
  const { url } = webEnv(source);
  const { protocol, hostname } = new URL(url);
  const isLocal = isPrivateHost(hostname.replace(/^\[|\]$/g, ""));
  proxyEnv(source);
  if (protocol !== "https:") {
    const relay = routes.find(({ host }) => !isPrivateHost(host));
    if (relay) throw new Error(`BAYAN_URL is ${url}, not https: no send starts through ${relay.host}`);
    return isLocal ? `${url}, for this machine and its network` : `${url}, not https: for trials only`;
  }
  if (!isLocal && !source.BAYAN_PROXY?.trim()) {
    throw new Error(
      `${url}, but no BAYAN_PROXY: every visitor has the address of the proxy, and the limit of one holds for all. Name the proxy's address`,
    );
  }
  return url;
}
