"use server";
import { redirect } from "next/navigation";
import { openAction } from "@/app/_server/action";
import { openDoor, safeReturn } from "@/app/_server/session";
import { keepCookies, readVisitor } from "@/app/_server/visitor";
import { acceptInvitation } from "@/domain/staff/accept-invitation";
import { askReset } from "@/domain/staff/ask-reset";
import { AcceptInvitation, AskReset, GiveCode, ResetPassword, SignIn } from "@/domain/staff/input";
import { resetPassword } from "@/domain/staff/reset-password";
import { giveCode, signIn } from "@/domain/staff/sign-in";

export const enter = openAction(
  SignIn,
  async (ctx, input) => signIn(ctx, input, await readVisitor()),
  async ({ cookies, needsCode }, { to }) => {
    await keepCookies(cookies);
    const next = safeReturn(to);
    redirect(needsCode ? `/sign-in/code?to=${encodeURIComponent(next)}` : next);
  },
);

export const enterCode = openAction(
  GiveCode,
  async (ctx, input) => giveCode(ctx, input, await readVisitor()),
  async ({ cookies }, { to }) => {
    await keepCookies(cookies);
    redirect(safeReturn(to));
  },
);

export const sendReset = openAction(
  AskReset,
  async (ctx, input) => askReset(ctx, input, await readVisitor()),
  () => undefined,
);

export const choosePassword = openAction(ResetPassword, resetPassword, () => redirect("/sign-in?changed=1"));

export const accept = openAction(AcceptInvitation, acceptInvitation, async ({ email }, { password }) => {
  const { cookies } = await signIn(openDoor(), { email, password }, await readVisitor());
  await keepCookies(cookies);
  redirect("/desk");
});
