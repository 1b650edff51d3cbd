import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { dkimEnv, EnvironmentFault } from "@/base/env";
import { readSigningKey } from "@/base/signing-key";
import type { DkimKey } from "./dkim";

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
  const key = readSigningKey(pem);
  if ("fault" in key) throw fault(key.fault);
  return key;
}

/** @param kept the key of the settings that is for the sender's domain */
export function chooseKey(sender: string, given: DkimKey | undefined, kept: DkimKey | undefined): DkimKey | undefined {
  const isOwn = given && (sender === given.domain || sender.endsWith(`.${given.domain}`));
  return isOwn ? given : (kept ?? given);
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
