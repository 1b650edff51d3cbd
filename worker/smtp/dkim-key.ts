import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { dkimEnv, EnvironmentFault } from "@/base/env";
import type { DkimKey } from "./dkim";

/** Below this receivers take a signature for none (RFC 8301 3.2; Gmail asks for it). */
const leastBits = 2048;
const example = "Example: DKIM_KEY_FILE=/etc/bayan/dkim.pem";

/**
 * The key of `DKIM_*`, read and looked at; undefined: the relay signs. A file that cannot be read or holds
 * no RSA key of 2048 bits is a fault of the environment, said without showing what stands in it.
 */
export function readDkimKey(source: Record<string, string | undefined> = process.env): DkimKey | undefined {
  const chosen = dkimEnv(source);
  if (!chosen) return undefined;
  const { domain, selector, keyFile } = chosen;
  return { domain, selector, key: keyOf(keyFile) };
}

function keyOf(file: string): KeyObject {
  const fault = (says: string) => new EnvironmentFault(`DKIM_KEY_FILE ${file} ${says}. ${example}`);
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch {
    throw fault("cannot be read");
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw fault("holds no private key in PEM form without a passphrase");
  }
  if (key.asymmetricKeyType !== "rsa") throw fault(`holds a key of type ${key.asymmetricKeyType}, not RSA`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < leastBits) throw fault(`holds a key of ${bits} bits, fewer than ${leastBits}`);
  return key;
}
