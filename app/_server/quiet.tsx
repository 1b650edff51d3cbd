import "server-only";
import type { ReactNode } from "react";
import { LanguageToggle } from "@/ui/language-toggle";
import { Wordmark } from "@/ui/mark";
import { setLanguage } from "./choices";
import { interfaceLanguage } from "./words";

/** One column and nothing else: sign-in, a new password, an invitation, what went wrong. */
export async function Quiet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="quietpage">
      <div className="col">
        <div className="row">
          <Wordmark />
          <span className="end">
            <LanguageToggle language={await interfaceLanguage()} setLanguage={setLanguage} />
          </span>
        </div>
        <h1 className="h1 mt-5">{title}</h1>
        {children}
      </div>
    </main>
  );
}
