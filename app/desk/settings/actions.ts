"use server";
import { action } from "@/app/_server/action";
import * as keys from "@/domain/settings/dkim-keys";
import { SeveritiesForm } from "@/domain/settings/form";
import {
  ById,
  ByLane,
  LaneLimit,
  NewDkimKey,
  NewRelay,
  SaveLanguages,
  SaveNames,
  SaveRules,
  SaveSender,
  SaveTime,
  SaveUncertain,
} from "@/domain/settings/input";
import { freeLane, limitLane } from "@/domain/settings/lane-limits";
import { addRelay, removeRelay } from "@/domain/settings/relays";
import * as save from "@/domain/settings/save";
import { saveLanguages } from "@/domain/settings/save-languages";

export const keepNames = action(SaveNames, save.saveNames);
export const keepLanguages = action(SaveLanguages, saveLanguages);
export const keepTime = action(SaveTime, save.saveTime);
export const keepSender = action(SaveSender, save.saveSender);
export const keepRules = action(SaveRules, save.saveRules);
export const keepUncertain = action(SaveUncertain, save.saveUncertain);
export const keepSeverities = action(SeveritiesForm, save.saveSeverities);
export const keepRelay = action(NewRelay, addRelay);
export const takeRelayAway = action(ById, removeRelay);
export const keepKey = action(NewDkimKey, keys.addDkimKey);
export const signWithKey = action(ById, keys.useDkimKey);
export const takeKeyAway = action(ById, keys.removeDkimKey);
export const keepLimit = action(LaneLimit, limitLane);
export const takeLimitAway = action(ByLane, freeLane);
