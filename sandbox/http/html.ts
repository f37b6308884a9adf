import type { Answer } from "./answer";

/** Text that is already safe to put into a page. Only `markup` makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = string | number | Markup | null | false | Piece[];

function escaped(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (Array.isArray(piece)) return piece.map(escaped).join("");
  if (piece instanceof Markup) return piece.text;
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A template whose blanks are always escaped, unless they are markup themselves. */
export function markup(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(parts.map((part, index) => part + escaped(pieces[index] ?? null)).join(""));
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1f2733;--soft:#5b6675;--line:#dfe4ea;--ground:#f6f7f9;--card:#fff;--accent:#155e75;--bad:#a3292d}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a0abba;--line:#2f3946;--ground:#12171e;--card:#1a212b;--accent:#6cc4dc;--bad:#f09a9a}}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
header{background:var(--card);border-bottom:1px solid var(--line);padding:12px 24px;display:flex;gap:16px;align-items:baseline;flex-wrap:wrap}
header b{font-size:16px}header span{color:var(--soft);font-size:13px}main{max-width:1180px;margin:24px auto;padding:0 16px}
h1{font-size:22px;margin:0 0 16px}h2{font-size:16px;margin:28px 0 8px}a{color:var(--accent)}.soft{color:var(--soft)}.bad{color:var(--bad)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;margin-bottom:16px}.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px}th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px}
th,td{padding:7px 10px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
form.row{display:flex;gap:10px;align-items:end;flex-wrap:wrap;margin:0}form.inline{display:inline}label{font-size:13px;color:var(--soft)}
input[type=text],input[type=search],input[type=date],select{display:block;font:inherit;padding:7px 10px;border:1px solid var(--line);border-radius:7px;background:var(--ground);color:inherit;min-width:180px}
button{font:inherit;padding:7px 14px;border-radius:7px;border:1px solid var(--line);background:var(--card);color:inherit;cursor:pointer}
button.main{background:var(--accent);border-color:var(--accent);color:var(--card);font-weight:600}button:focus-visible,a:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.choice{display:flex;gap:10px;align-items:center;padding:8px 0;color:var(--ink);font-size:15px}.narrow{max-width:520px;margin:48px auto}
`;

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action *; frame-ancestors 'none'; base-uri 'none'";

export function page(title: string, content: Markup, status = 200): Answer {
  const whole = markup`<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${new Markup(STYLE)}</style></head>
<body><header><b><a href="/" style="text-decoration:none;color:inherit">Sandbox accounting</a></b><span>a stand-in for Xero, for demos and tests; nothing here is real</span></header><main>${content}</main></body></html>`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
    body: whole.text,
  };
}
