import { type RelayEnv, relayEnv } from "@/base/env";
import { dataFolder, readSecret } from "@/db/secrets";

/** The relay of `SMTP_URL`, else the local mailbox that `npm start` keeps; undefined where there is neither. */
export function findRelay(): RelayEnv | undefined {
  const given = relayEnv();
  if (given) return given;
  const port = Number(readSecret(dataFolder(), "mailbox-port"));
  return port ? { host: "127.0.0.1", port, secure: false, pool: 10 } : undefined;
}
