"use client";
import { FieldMessage } from "@/ui/field";
import { useAnswer } from "@/ui/form";
import { Head, Table } from "@/ui/table";

interface Props {
  rows: { code: string; own: string; name: string }[];
  kept: { order: string[]; source: string; public: string[] };
  words: { language: string; used: string; source: string; public: string; hint: string };
}

/** A row for each language: written in, the source, published. */
export function LanguageTable({ rows, kept, words }: Props) {
  const [order, source, open] = [useAnswer("order[]"), useAnswer("source"), useAnswer("public[]")];
  const on = (typed: string | string[] | undefined, own: string[]) =>
    new Set(typed === undefined ? own : [typed].flat());
  const used = on(order.typed, kept.order);
  const shown = on(open.typed, kept.public);
  const chosen = on(source.typed, [kept.source]);
  return (
    <div id="order" tabIndex={-1} className="min-w-0">
      <span id="source" />
      <span id="public" />
      <FieldMessage id="languages-error" says={order.error ?? source.error ?? open.error} />
      <Table caption={words.language} className="max-w-[36rem]">
        <thead>
          <tr>
            <Head>{words.language}</Head>
            <Head>{words.used}</Head>
            <Head>{words.source}</Head>
            <Head>{words.public}</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, own, name }) => (
            <tr key={code}>
              <th scope="row" className="h-11 border-line text-start">
                <bdi lang={code} className="b text-ink">
                  {own}
                </bdi>
                {own === name ? null : (
                  <span className="meta">
                    <span className="max-sm:hidden"> · </span>
                    <span className="max-sm:block">{name}</span>
                  </span>
                )}
              </th>
              <td>
                <input
                  type="checkbox"
                  className="chk"
                  name="order[]"
                  value={code}
                  defaultChecked={used.has(code)}
                  aria-label={`${name}: ${words.used}`}
                />
              </td>
              <td>
                <input
                  type="radio"
                  className="rad align-middle"
                  name="source"
                  value={code}
                  defaultChecked={chosen.has(code)}
                  aria-label={`${name}: ${words.source}`}
                />
              </td>
              <td>
                <input
                  type="checkbox"
                  className="chk"
                  name="public[]"
                  value={code}
                  defaultChecked={shown.has(code)}
                  aria-label={`${name}: ${words.public}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <span className="hint">{words.hint}</span>
    </div>
  );
}
