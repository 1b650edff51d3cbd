"use server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { tryParkedAgain } from "@/domain/distribution/parked";
import { showHookSecret } from "@/domain/settings/hook-secret";
import { NoticeKeys } from "@/domain/settings/input";
import { saveNoticeKeys } from "@/domain/settings/notice-keys";

export const keepNoticeKey = action(NoticeKeys, saveNoticeKeys);
export const tryAgain = action(z.object({}), tryParkedAgain);
export const showSecret = action(z.object({}), showHookSecret, ({ secret }) => ({ told: { secret } }));
