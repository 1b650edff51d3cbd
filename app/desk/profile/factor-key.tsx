"use client";
import { useTold } from "@/ui/form";
import { Ltr } from "@/ui/table";

interface Words {
  secret: string;
  secretHint: string;
  openApp: string;
  recovery: string;
  recoveryHint: string;
}

/** The key for the app and the recovery codes: told once by the act before, kept nowhere. */
export function FactorKey({ words }: { words: Words }) {
  const { uri, secret, recoveryCodes } = useTold() ?? {};
  if (typeof uri !== "string" || typeof secret !== "string") return null;
  const spaced = secret.match(/.{1,4}/g)?.join(" ") ?? secret;
  return (
    <>
      <div>
        <p className="lab">{words.secret}</p>
        <Ltr className="whitespace-normal break-words font-mono">{spaced}</Ltr>
        <p className="hint">
          {words.secretHint}{" "}
          <a className="lnk" href={uri}>
            {words.openApp}
          </a>
        </p>
      </div>
      <div className="note">
        <b className="b">{words.recovery}</b>
        <p>{words.recoveryHint}</p>
        <ul className="mt-2 grid grid-cols-2 gap-x-6 font-mono" dir="ltr">
          {[recoveryCodes ?? []].flat().map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
