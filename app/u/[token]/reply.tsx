import { htmlReply } from "@/app/_server/document";
import { Logo } from "@/app/(newsroom)/_page/frame";
import { dateOf, facing, hasWords, openSourceView, type View } from "@/app/(newsroom)/_page/view";
import { withAddress } from "@/app/(newsroom)/_page/with-address";
import { directionOf } from "@/base/locale";
import type { Refusal } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import type { Unsubscription } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { getNewsroom } from "@/domain/settings/queries";

/** What the request came to do. */
export type Act = "look" | "leave" | "return";

/** What the page says once, in each language. */
interface Says {
  title: "ask" | "done" | "back" | "test" | "lost";
  hint: "askHint" | "doneHint" | "undoHint" | "backHint" | "testHint" | "lostHint";
  button?: "leave" | "return";
}

export async function leaveReply(ctx: Ctx, reader: Unsubscription, act: Act) {
  const { email, languages, state, undoUntil, otherToken } = reader;
  const view = await openSourceView(ctx);
  const date = (one: View) => (undoUntil ? dateOf(one, undoUntil) : "");
  return page(view, languages[0], saysOf(state, act, undoUntil !== null), {
    address: email,
    date,
    chooseAt: `/p/${otherToken}`,
  });
}

/** A link that was cut on its way, or whose mail is no longer known: how to be taken off all the same. */
export async function lostReply(ctx: Ctx, { kind }: Pick<Refusal, "kind">): Promise<Response> {
  const view = await openSourceView(ctx);
  const { replyTo } = await getNewsroom(ctx);
  if (kind === "conflict") return page(view, undefined, { title: "done", hint: "lostHint" }, { address: replyTo });
  return page(view, undefined, { title: "lost", hint: "lostHint" }, { address: replyTo }, 404);
}

function saysOf(state: Unsubscription["state"], act: Act, mayReturn: boolean): Says {
  if (state === "test") return { title: "test", hint: "testHint" };
  if (state === "unsubscribed") {
    return mayReturn ? { title: "done", hint: "undoHint", button: "return" } : { title: "done", hint: "doneHint" };
  }
  return act === "return" ? { title: "back", hint: "backHint" } : { title: "ask", hint: "askHint", button: "leave" };
}

interface Facts {
  /** Whose mails they are, or where to write. */
  address: string;
  date?: (view: View) => string;
  /** Their preferences: for whom leaving altogether is too much. */
  chooseAt?: string;
}

/** The open book: the reader's language first where the columns stand below one another, English left where they face. */
function page(view: View, first: Language | undefined, says: Says, facts: Facts, status = 200): Promise<Response> {
  const chosen = first && hasWords(first) ? first : hasWords(view.language) ? view.language : "en";
  const views = [facing(view, chosen), facing(view, chosen === "ar" ? "en" : "ar")];
  return htmlReply({
    status,
    language: chosen,
    title: views.map(({ t }) => t(`leave.${says.title}`)).join(" · "),
    keeping: "nowhere",
    styles,
    // The address of this page is its reader's key: no site that it leads to is told of it.
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <>
        <header className="mast">
          <div className="wrap">
            <Logo view={view} />
          </div>
        </header>
        <main id="content" className="wrap leave">
          <div className="both">
            {views.map((one) => (
              <Side key={one.language} view={one} says={says} facts={facts} />
            ))}
          </div>
          {says.button ? <Press views={views} act={says.button} /> : null}
          {says.button && facts.chooseAt ? <Choose views={views} href={facts.chooseAt} /> : null}
        </main>
      </>
    ),
  });
}

function Side({ view, says, facts }: { view: View; says: Says; facts: Facts }) {
  const { t, language, name } = view;
  const direction = directionOf(language);
  const date = facts.date?.(view) ?? "";
  return (
    <section className={direction === "ltr" ? "pg one" : "pg two"} lang={language} dir={direction}>
      <h1>{t(`leave.${says.title}`)}</h1>
      <p>{withAddress((address) => t(`leave.${says.hint}`, { name, address, date }), facts.address)}</p>
    </section>
  );
}

function Choose({ views, href }: { views: View[]; href: string }) {
  return (
    <p className="ui choose" dir="ltr">
      {leftToRight(views).map(({ t, language }) => (
        <a key={language} href={`${href}?in=${language}`} lang={language} dir={directionOf(language)}>
          {t("leave.choose")}
        </a>
      ))}
    </p>
  );
}

/** As the columns stand: English left, Arabic right. */
const leftToRight = (views: View[]) =>
  views.toSorted((a, b) => directionOf(a.language).localeCompare(directionOf(b.language)));

/** One button for both languages: there is one thing to press. */
function Press({ views, act }: { views: View[]; act: "leave" | "return" }) {
  return (
    <form method="post" className="ui">
      <input type="hidden" name="act" value={act} />
      <button type="submit" className={act === "leave" ? "btn pri" : "btn"} dir="ltr">
        {leftToRight(views).map(({ t, language }) => (
          <span key={language} lang={language} dir={directionOf(language)}>
            {t(act === "leave" ? "leave.leave" : "leave.return")}
          </span>
        ))}
      </button>
    </form>
  );
}

const styles = `
.leave{padding-block:72px}
.leave .both{max-inline-size:960px;margin-inline:auto}
.leave .both>*{grid-row:1}
.leave h1{font-size:2rem;line-height:var(--lh-h1);font-weight:var(--w-h1);overflow-wrap:anywhere}
.leave bdi{overflow-wrap:anywhere}
.mast .logo{margin-inline:auto}
.leave form{display:grid;justify-items:center;gap:16px}
.leave form::before{content:"";inline-size:var(--spine);block-size:28px;background:var(--clay)}
.leave .btn{min-block-size:52px;padding:0;gap:0;white-space:normal;cursor:pointer}
.leave .btn span{padding-inline:28px}
.leave .btn span:first-child{border-inline-end:1px solid}
.leave .choose{display:flex;flex-wrap:wrap;justify-content:center;gap:8px 18px;margin-block-start:16px;font-size:var(--fs-meta)}
@media (max-width:820px){
.leave{padding-block:40px}
.leave .both>*{grid-row:auto}
.leave .both>*+*{border-block-start:var(--spine) solid var(--clay);margin-block-start:24px;padding-block-start:20px}
.leave form{margin-block-start:24px}
.leave form::before{display:none}
.leave h1{font-size:1.625rem}
.leave .btn span{padding-inline:18px}
}
@media (forced-colors:active){.leave form::before{background:CanvasText}}
`;
