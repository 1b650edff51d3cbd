/** Rules of the preference page alone. One column, as wide as a line of text. */
export const styles = `
.prefer{max-inline-size:calc(var(--measure) + 48px);padding-block:56px 72px}
.prefer h1{font-size:2rem;line-height:var(--lh-h1);font-weight:var(--w-h1);overflow-wrap:anywhere;margin-block-end:12px}
.prefer bdi,.prefer dd{overflow-wrap:anywhere}
.prefer>.ui,.prefer>.told{margin-block-start:24px}
.prefer .choices{display:grid;gap:28px;margin-block-start:32px;padding-block-start:28px;border-block-start:1px solid var(--ink)}
.prefer .choices p{color:var(--ink-3);font-size:var(--fs-meta);line-height:var(--lh-meta);margin-block:2px 8px}
.prefer .choices label:not(.tick),.prefer legend{font-weight:600;padding:0}
.prefer fieldset{border:0;padding:0;margin:0;min-inline-size:0}
.prefer .in{max-inline-size:22rem;color:var(--ink)}
.prefer .tick{display:flex;align-items:center;gap:12px;min-block-size:44px}
.prefer .tick input{inline-size:20px;block-size:20px;flex:none;accent-color:var(--accent)}
.prefer .btn{cursor:pointer}
.prefer .btn.bad{border-color:var(--bad);color:var(--bad)}
.prefer .told{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:12px;padding:12px 16px;border-inline-start:var(--spine) solid var(--clay);background:var(--sunken)}
.prefer .told.ok{border-color:var(--ok);background:var(--ok-soft)}
.prefer .told.bad{border-color:var(--bad);background:var(--bad-soft)}
.prefer .told+p{margin-block-start:16px}
.prefer section{border-block-start:1px solid var(--line);margin-block-start:40px}
.prefer details{border-block-end:1px solid var(--line)}
.prefer summary{min-block-size:52px;display:flex;align-items:center;cursor:pointer;font-weight:600}
.prefer summary::before{content:"+";inline-size:24px;color:var(--clay)}
.prefer details[open]>summary::before{content:"−"}
.prefer details>:not(summary){margin-block-end:20px}
.prefer dl{display:grid;gap:0}
.prefer dl div{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2fr);gap:4px 20px;padding-block:8px;border-block-start:1px solid var(--line)}
.prefer dt{color:var(--ink-3)}
.prefer dd{margin:0}
.prefer dd>span{display:block}
@media (max-width:820px){
.prefer{padding-block:32px 56px}
.prefer h1{font-size:1.625rem}
.prefer .in{max-inline-size:none}
}
`;
