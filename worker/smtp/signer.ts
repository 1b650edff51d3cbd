import type { Database } from "@/domain/context";
import { findSigningKey } from "@/domain/settings/dkim-keys";
import type { DkimKey } from "./dkim";
import { chooseKey, domainOf, readDkimKey } from "./dkim-key";

/**
 * What signs mails of a sender: the key of the environment where it is for the sender's domain, else one of
 * the settings that is, else the environment's all the same; undefined: the relay signs.
 */
export async function signerOf(db: Database, email: string, given = readDkimKey()): Promise<DkimKey | undefined> {
  const sender = domainOf(email);
  return chooseKey(sender, given, await findSigningKey({ db }, sender));
}
