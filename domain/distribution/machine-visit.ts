import { BlockList, isIP } from "node:net";

/** What a request says of itself; looked at and forgotten. */
export interface Visit {
  agent: string | null;
  address: string | null;
  /** `Sec-Purpose`, `Purpose`, `X-Purpose` or `X-Moz`: what is fetched before anybody asks for it. */
  purpose: string | null;
  /** `Sec-Fetch-Mode`: a person who follows a link navigates. */
  mode: string | null;
}

/** Programs that say so: crawlers, previews of links, scanners of mail, tools. */
const programs =
  /bot|crawl|spider|slurp|preview|scan|monitor|fetch|proxy|curl|wget|python|java\/|okhttp|go-http|headless|phantom|libwww|httpclient|axios|facebookexternalhit|whatsapp|telegram|skype|slack|mimecast|proofpoint|barracuda|symantec|trendmicro|sophos|fireeye|forcepoint|safelinks/i;

/** Where the large scanners of mail look at links from: Microsoft, Proofpoint, Mimecast, Barracuda, Cisco, Symantec. */
const networks = [
  ["40.92.0.0", 15],
  ["40.107.0.0", 16],
  ["52.100.0.0", 14],
  ["104.47.0.0", 17],
  ["67.231.144.0", 20],
  ["148.163.128.0", 19],
  ["205.139.110.0", 23],
  ["209.222.80.0", 21],
  ["64.235.144.0", 20],
  ["68.232.128.0", 19],
  ["67.219.240.0", 20],
  ["85.158.136.0", 21],
  ["216.82.240.0", 20],
] as const;

/** Whether a visit is a program's by what it says of itself or where it comes from (sending.md 5.10). */
export function isMachineVisit({ agent, address, purpose, mode }: Visit): boolean {
  if (!agent || programs.test(agent)) return true;
  if (purpose && /prefetch|preview|prerender/i.test(purpose)) return true;
  if (mode && mode !== "navigate") return true;
  return isScanner(address);
}

function isScanner(address: string | null): boolean {
  const plain =
    address
      ?.split(",")[0]
      ?.trim()
      .replace(/^::ffff:/i, "") ?? "";
  if (isIP(plain) !== 4) return false;
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix);
  return list.check(plain);
}
