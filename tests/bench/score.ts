import { outcomeOf, readCases, scoreOf, tableOf } from "../support/score";

/** The labelled releases of tests/fixtures/parity, checked as the command checks them: what is found, what is not. */
const started = performance.now();
const clean = readCases("clean").map(outcomeOf);
const faulty = readCases("faulty").map(outcomeOf);
const score = scoreOf(clean, faulty);
console.log(tableOf(score));
const each = (performance.now() - started) / (clean.length + faulty.length);
console.log(`${each.toFixed(1)} ms a release`);
for (const line of score.cleanWithAlarms) console.log(`clean, yet ${line}`);
for (const { case: one, hits } of faulty) {
  for (const { code, found, inPlace } of hits)
    if (!inPlace) console.log(`${found ? "misplaced" : "not found"}: ${one.id} ${code}`);
}
for (const line of score.faultyWithOtherAlarms) console.log(`beside the fault, ${line}`);
