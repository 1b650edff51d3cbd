import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { requireCtx } from "@/app/_server/session";
import { listOwnSessions } from "@/domain/staff/queries";
import { FactorPart } from "./factor";
import { PasswordPart, ProfilePart } from "./parts";
import { SessionsPart } from "./sessions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const ctx = await requireCtx();
  const [sessions, t] = await Promise.all([listOwnSessions(ctx, ctx.actor), getTranslations("profile")]);
  return (
    <Desk crumbs={[{ says: t("title") }]}>
      <div className="head">
        <h1>{t("title")}</h1>
      </div>
      <ProfilePart person={ctx.actor} />
      <PasswordPart email={ctx.actor.email} />
      <FactorPart isOn={ctx.actor.hasSecondFactor} />
      <SessionsPart sessions={sessions} ctx={ctx} />
    </Desk>
  );
}
