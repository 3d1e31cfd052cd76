import { type PairReview, readPlan, reviewPlan } from "../../lib/review";
import { attaching, attachment, B, change, planText, role, trust } from "./plans";

/** Texts that mean something to Markdown, GitHub, HTML, Mermaid or a terminal. */
export const HOSTILE: readonly string[] = [
  "# heading",
  "- item\n- item",
  "> quote",
  "**bold** _it_ ~~gone~~",
  "[link](https://evil.example)",
  "[ref]: https://evil.example",
  "![image](https://evil.example/x.png)",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</code></pre></details><b>",
  "<!-- comment -->",
  "&lt;b&gt; &#60;b&#62;",
  "@octocat and @org/team",
  "#1 GH-1 org/repo#1 https://github.com/o/r/issues/1",
  "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  "https://evil.example www.evil.example a@evil.example",
  "`code` ``more`` ```fence```",
  "\n```\n# out of the fence\n",
  "~~~\nfence",
  "a | b | c",
  "\\| \\` \\\\",
  "trailing backslash \\",
  "$x$ $`x`$ $$x$$",
  ":smile: <https://evil.example>",
  'x"] --> y["z',
  "%%{init: {'theme':'dark'}}%%",
  'end\n  click n0 "https://evil.example"',
  "</script><script>alert(1)</script>",
  "]]>\u2028\u2029",
  "right\u202eot\u202c left\u2066x\u2069",
  "zero\u200bwidth\ufeff\u00ad\u2060",
  "\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b31m\u0000\u0008\r",
  "tag \u{e0041}\u{e0042}",
  " ",
  "1. one\n2. two\n\n    code",
  "\ud800 lone",
  "__proto__",
  "${jsonencode(1)} {{ x }}",
  "::stop-commands::x",
  "  ::add-mask::a",
  "x\n::error file=a.ts,line=1::y",
  "##[add-mask]a",
  "a ##[group]b ::add-mask::c ::endgroup::",
  `${"x".repeat(20)} ::warning title=${"y ".repeat(20)}::z`,
  "\u001b[1m::\u001b[0madd-mask::a #\u001b[1m#[add-mask]",
];

/** A review with `text` in every place where a plan can have text of its own. */
export function hostileReview(text: string): PairReview {
  const before = role(trust({ RAM: [`acs:ram::${B}:root`] }), { description: "" });
  const principal = {
    RAM: [`acs:ram::${B}:user/${text}`, text],
    Service: [text],
    Federated: [text],
    [`x${text}`]: [text],
  };
  const document = trust(principal, { Condition: { [text]: { [text]: [text] } }, Action: text });
  const after = role(document, { role_name: text, description: text, tags: { [text]: text } });
  const plan = planText({
    resource_changes: [
      change(["delete", "create"], before, after, {
        address: text,
        deposed: text,
        change: { importing: { id: text } },
      }),
      attaching(["create"], null, attachment(text, { role_name: text, policy_type: text }), {
        address: text,
      }),
    ],
    resource_drift: [change(["update"], before, after, { address: text })],
    checks: [
      {
        address: { kind: text, to_display: text },
        status: "fail",
        instances: [{ status: "fail", problems: [{ message: text }] }],
      },
    ],
  });
  return reviewPlan(text, readPlan(plan));
}
