import { bounced } from "./bounces";
import { clockSteps } from "./clocks";
import { diskFull } from "./disk";
import { answers, lostAnswers } from "./faults";
import { deployed, killed, killedAt } from "./kills";
import { frozenWhole, paced } from "./long";
import { million } from "./million";
import { cut, stopped } from "./outages";
import type { Promised } from "./promise";
import { restored } from "./restore";
import { clicked, jobless, spared } from "./steering";
import { cancelled, steered } from "./stops";
import { doubleRuns, zombies } from "./zombies";

/** By their numbers in sending.md 6; those above 17 are faults that its fourth and fifth name beside others. */
export const promises: Record<number, { promise: string; promised: Promised }> = {
  1: { promise: "1 nobody lost, doubles bounded: kill -9 at random", promised: killed },
  2: { promise: "2 at any point: kill -9 at twelve named points", promised: killedAt },
  3: { promise: "3 a deploy is clean: SIGTERM in turn", promised: deployed },
  4: { promise: "4 the database stops and comes back", promised: stopped },
  5: { promise: "5 zombies are fenced: SIGSTOP, takeover, SIGCONT", promised: zombies },
  6: { promise: "6 the last answer is lost", promised: lostAnswers },
  7: { promise: "7 answers are judged for what they are", promised: answers },
  8: { promise: "8 pause and resume", promised: steered },
  9: { promise: "9 jobs are disposable", promised: jobless },
  10: { promise: "10 a freeze is all or nothing", promised: frozenWhole },
  11: { promise: "11 suppression is honoured at once", promised: spared },
  12: { promise: "12 rates are kept to and used", promised: paced },
  13: { promise: "13 a million readers", promised: million },
  15: { promise: "15 bounces come home once, forged ones not at all", promised: bounced },
  16: { promise: "16 set back to a backup: the same mail again", promised: restored },
  17: { promise: "17 one mail for each address, whatever is clicked", promised: clicked },
  18: { promise: "5 clocks that are set by an hour while mails leave", promised: clockSteps },
  20: { promise: "4 connections are cut, and none let in", promised: cut },
  21: { promise: "5 a slice is worked at twice", promised: doubleRuns },
  22: { promise: "8 cancel", promised: cancelled },
  19: { promise: "4 a full disk", promised: diskFull },
};

/** What of sending.md 6 stands elsewhere, or nowhere yet. */
export const notRun = [
  "14 links that machines open, 10,000 times: BAYAN_VISITS=10000 playwright test tests/domain/contacts/scanners.spec.ts",
];
