import { htmlReply } from "@/app/_server/document";
import { Frame } from "@/app/(newsroom)/_page/frame";
import { dateOf, facing, hasWords, openSourceView, type View } from "@/app/(newsroom)/_page/view";
import { withAddress } from "@/app/(newsroom)/_page/with-address";
import { nameOf } from "@/base/locale";
import { type Language, languages } from "@/base/vocabulary";
import { languageOrders } from "@/domain/contacts/input";
import type { MyData } from "@/domain/contacts/my-data";
import type { Preferences } from "@/domain/contacts/preferences";
import type { Ctx } from "@/domain/context";
import { Data } from "./data";
import { styles } from "./styles";

/** What came of the press that asked for this page. */
export interface Told {
  /** What stood before it was saved: one press brings it back. */
  before?: Preferences;
  isRefused?: boolean;
}

/** The reader's own page, in the language that they read first, or in the one that `?in=` asks for. */
export async function preferReply(
  ctx: Ctx,
  token: string,
  reader: Preferences,
  data: MyData | null,
  request: Request,
  told: Told,
): Promise<Response> {
  const source = await openSourceView(ctx);
  const asked = languages.find((one) => one === new URL(request.url).searchParams.get("in"));
  const wanted = [asked, reader.reads[0], reader.languages[0], source.language];
  const view = facing(source, wanted.find((one): one is Language => one !== undefined && hasWords(one)) ?? "en");
  const elsewhere = Object.fromEntries(source.front.languages.filter(hasWords).map((one) => [one, `?in=${one}`]));
  return htmlReply({
    status: told.isRefused ? 422 : 200,
    language: view.language,
    title: `${titleOf(view, reader)} – ${view.name}`,
    keeping: "nowhere",
    styles,
    // The address of this page is its reader's key: no site that it leads to is told of it.
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <Frame view={view} className="prefer" elsewhere={elsewhere}>
        <h1>{titleOf(view, reader)}</h1>
        <Body view={view} token={token} reader={reader} data={data} told={told} />
      </Frame>
    ),
  });
}

function titleOf({ t }: View, { state }: Preferences): string {
  return t(state === "test" ? "leave.test" : state === "gone" ? "prefer.gone" : "prefer.title");
}

interface Props {
  view: View;
  reader: Preferences;
  told: Told;
}

function Body({ token, data, ...props }: Props & { token: string; data: MyData | null }) {
  const { view, reader } = props;
  const { t, name } = view;
  const { state, email, otherToken } = reader;
  if (state === "test") return <p>{t("prefer.testHint")}</p>;
  if (state === "gone") return <p>{withAddress((address) => t("prefer.goneHint", { address }), email)}</p>;
  return (
    <>
      <Notice {...props} />
      {state === "unsubscribed" ? (
        <p>
          {withAddress((address) => t("prefer.unsubscribed", { address }), email)}{" "}
          <a href={`/u/${otherToken}`}>{t("prefer.toReturn")}</a>
        </p>
      ) : (
        <p>{withAddress((address) => t("prefer.lead", { name, address }), email)}</p>
      )}
      <Choices {...props} />
      {state === "subscribed" ? (
        <p className="ui">
          <a href={`/u/${otherToken}`}>{t("prefer.leave")}</a>
        </p>
      ) : null}
      {data ? <Data view={view} data={data} href={`/p/${token}?data`} /> : null}
    </>
  );
}

/** What the press has done, with the way back; what it could not do; or that a pause holds. */
function Notice({ view, reader, told: { before, isRefused } }: Props) {
  const { t } = view;
  const paused = reader.pauseUntil
    ? t("prefer.paused", { date: dateOf(view, new Date(`${reader.pauseUntil}T12:00Z`)) })
    : "";
  if (isRefused) {
    return (
      <p className="told bad" role="alert">
        {t("prefer.refused")}
      </p>
    );
  }
  if (!before) return paused ? <p className="told">{paused}</p> : null;
  return (
    <div className="told ok" role="status">
      <p>
        {t("prefer.saved")} {paused}
      </p>
      <form method="post" action={`?in=${view.language}`}>
        <input type="hidden" name="act" value="save" />
        <input type="hidden" name="languages" value={before.reads.join("+")} />
        <input type="hidden" name="pauseUntil" value={before.pauseUntil} />
        <Shown lists={before.lists} />
        {before.lists
          .filter(({ isLeft }) => !isLeft)
          .map(({ id }) => (
            <input key={id} type="hidden" name="list" value={id} />
          ))}
        <button type="submit" className="btn">
          {t("prefer.undo")}
        </button>
      </form>
    </div>
  );
}

/** A list that the reader is put on after they have opened the page is none that they leave. */
const Shown = ({ lists }: Pick<Preferences, "lists">) =>
  lists.map(({ id }) => <input key={id} type="hidden" name="shown" value={id} />);

function Choices({ view: { t, ctx, language }, reader: { open, reads, lists, pauseUntil } }: Props) {
  const day = (days: number) => new Date(ctx.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return (
    // The page stays in the language in which it was read, whatever is chosen for the mails.
    <form method="post" action={`?in=${language}`} className="ui choices">
      <input type="hidden" name="act" value="save" />
      <div>
        <label htmlFor="languages">{t("prefer.languages")}</label>
        <p id="languages-hint">{t("prefer.languagesHint")}</p>
        <select
          className="in"
          id="languages"
          name="languages"
          aria-describedby="languages-hint"
          defaultValue={reads.join("+")}
        >
          <option value="">{t("prefer.all")}</option>
          {languageOrders(open, reads).map((order) => (
            <option key={order.join("+")} value={order.join("+")}>
              {order.map(nameOf).join(" + ")}
            </option>
          ))}
        </select>
      </div>
      {lists.length > 0 ? (
        <fieldset aria-describedby="lists-hint">
          <legend>{t("prefer.lists")}</legend>
          <p id="lists-hint">{t("prefer.listsHint")}</p>
          <Shown lists={lists} />
          {lists.map(({ id, name, isLeft }) => (
            <label key={id} className="tick">
              <input type="checkbox" name="list" value={id} defaultChecked={!isLeft} />
              <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
      ) : null}
      <div>
        <label htmlFor="pauseUntil">{t("prefer.pause")}</label>
        <p id="pause-hint">{t("prefer.pauseHint")}</p>
        <input
          className="in"
          type="date"
          id="pauseUntil"
          name="pauseUntil"
          dir="ltr"
          min={day(1)}
          max={day(365)}
          defaultValue={pauseUntil}
          aria-describedby="pause-hint"
        />
      </div>
      <div>
        <button type="submit" className="btn pri">
          {t("prefer.save")}
        </button>
      </div>
    </form>
  );
}
