import { webEnv } from "@/base/env";
import { type Ctx, inTransaction } from "../context";
import { allow } from "./allow";
import { hashPassword } from "./auth";
import { createPerson, requireFreeEmail } from "./create-person";
import type { AddPerson } from "./input";
import { invitationPath, writeInvitation } from "./invite";
import { requireGoodPassword } from "./password";

/**
 * A person at once, by the operator (`bayan user add`). Without a password `link` lets them choose one, once,
 * for seven days. Refuses `email-taken` and a weak password.
 */
export async function addPerson(ctx: Ctx, person: AddPerson): Promise<{ id: string; link?: string }> {
  allow(ctx, "staff.manage");
  const { password, ...rest } = person;
  if (password !== undefined) requireGoodPassword(password, person.email);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return inTransaction(ctx, async (tx) => {
    await requireFreeEmail(tx, person.email);
    const id = await createPerson(tx, { ...rest, language: "en", passwordHash });
    if (passwordHash) return { id };
    const { token } = await writeInvitation(tx, { ...rest, language: "en" });
    return { id, link: `${webEnv().url}${invitationPath(token)}` };
  });
}
