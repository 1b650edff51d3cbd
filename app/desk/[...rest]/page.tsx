import { notFound } from "next/navigation";
import { requireActor } from "@/app/_server/session";

/** An address of the desk that leads nowhere: told to staff in their words, to others the way in. */
export default async function Nowhere() {
  await requireActor();
  notFound();
}
