import "server-only";
import { getTranslations } from "next-intl/server";
import { isSteppedUp } from "@/domain/staff/recent-proof";
import { FormPassword } from "@/ui/form-fields";
import { openDoor, requireActor } from "./session";

/** Asks for the password again, in forms whose verb wants a fresh proof; nothing while the last one holds. */
export async function ProofField({ id = "proof" }: { id?: string }) {
  const actor = await requireActor();
  if (isSteppedUp(openDoor(actor))) return null;
  const t = await getTranslations("newsroomForm");
  return (
    <FormPassword
      name="proof"
      id={id}
      label={t("proof")}
      hint={t("proofHint")}
      autoComplete="current-password"
      required
    />
  );
}
