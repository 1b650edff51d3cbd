"use server";
import { redirect } from "next/navigation";
import { action, openAction } from "@/app/_server/action";
import { openDoor } from "@/app/_server/session";
import { keepCookies, readVisitor } from "@/app/_server/visitor";
import { loadSample } from "@/domain/sample";
import { finishSetUp } from "@/domain/settings/finish-set-up";
import { FinishSetUp, SaveLanguages, SaveNames, SaveTime } from "@/domain/settings/input";
import { saveNames, saveTime } from "@/domain/settings/save";
import { saveLanguages } from "@/domain/settings/save-languages";
import { SetUp } from "@/domain/staff/input";
import { setUp } from "@/domain/staff/set-up";
import { signIn } from "@/domain/staff/sign-in";

export const begin = openAction(SetUp, setUp, async (_, { email, password }) => {
  const { cookies } = await signIn(openDoor(), { email, password }, await readVisitor());
  await keepCookies(cookies);
  redirect("/setup");
});

export const keepNames = action(SaveNames, saveNames, () => redirect("/setup?step=3"));
export const keepLanguages = action(SaveLanguages, saveLanguages, () => redirect("/setup?step=4"));
export const keepTime = action(SaveTime, saveTime, () => redirect("/setup?step=5"));
export const finish = action(
  FinishSetUp,
  async (ctx, { sample, ...sender }) => {
    await finishSetUp(ctx, sender);
    if (sample) await loadSample(ctx);
  },
  () => redirect("/desk"),
);
