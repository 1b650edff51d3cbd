"use server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { showHookSecret } from "@/domain/settings/hook-secret";
import { NoticeKeys } from "@/domain/settings/input";
import { saveNoticeKeys } from "@/domain/settings/notice-keys";

export const keepNoticeKey = action(NoticeKeys, saveNoticeKeys);
export const showSecret = action(z.object({}), showHookSecret, ({ secret }) => ({ told: { secret } }));
