import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakCommands, escapeInvisible, invisibleIn, oneLine, plain, visibleJson } from "../../lib/text";

const ESC = String.fromCharCode(27);
const PIECES = ["::", "##[", "#", "[", ":", "a", "-", " ", "\n", "\t", "\u0085", `${ESC}[1m`, "\u202e", "]"];
const texts = fc.array(fc.constantFrom(...PIECES)).map((pieces) => pieces.join(""));

describe("text from outside", () => {
  it.each([
    [`a${ESC}[31mb${ESC}]8;;http://x${ESC}\\c`, "abc"],
    ["a\u202eb\u200bc\u00add\u0000e\u{e0041}f\u2028g", "a<U+202E>b<U+200B>c<U+00AD>d<U+0000>e<U+E0041>f g"],
    [" a\r\n\tb\u0085\u3000c ", "a b c"],
    [
      "\u0338a e\u0301 o\u0302\u0301\u0302\u0301\u0302",
      "<U+0338>a e\u0301 o\u0302\u0301\u0302<U+0301><U+0302>",
    ],
    ["acs:ram::1111111111111111:root", "acs:ram::1111111111111111:root"],
  ])("is one line in which everything can be seen: %j", (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });

  it.each([
    ["a\u0000b\u202e", "U+0000"],
    ["\ud800", "U+D800"],
    ["a\u0085", "U+0085"],
    ["a\u{e0041}", "U+E0041"],
    ["", undefined],
    ["two\nlines\tand \u6570\u636e \u0645\u06cc\u200c\u0634", undefined],
    [
      "\u2764\ufe0f \u{1f468}\u200d\u{1f469}\u200d\u{1f467} 1\ufe0f\u20e3 \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      undefined,
    ],
  ])("says what nobody can see in %j: %s", (text, found) => {
    expect(invisibleIn(text)).toBe(found);
  });

  it("keeps its lines and tabs where they are wanted", () => {
    expect(plain("a\n\tb\r\nc\rd")).toBe("a\n\tb\nc<U+000D>d");
  });

  it.each([
    ["::add-mask::x", ":\\:add-mask::x"],
    ["  ::error file=a:b,line=1::x", "  :\\:error file=a:b,line=1::x"],
    ["a ::stop-commands::x", "a :\\:stop-commands::x"],
    ["a ##[add-mask]x", "a ##\\[add-mask]x"],
    ["a\n\n::x", "a\n\n:\\:x"],
    ["a ###vso[task.x]y", "a ###\\vso[task.x]y"],
  ])("commands no log: %j", (text, broken) => {
    expect(breakCommands(text)).toBe(broken);
  });

  it("commands no log, whatever it is made of, and is broken only once", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const shown of [plain(text), oneLine(text)]) {
          expect(shown).not.toMatch(/^\s*::|##\[/mu);
          expect(breakCommands(shown)).toBe(shown);
        }
      }),
    );
  });

  it("is the same value in JSON, and can be seen there", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
        const json = visibleJson({ [text]: text });
        expect(JSON.parse(json)).toEqual({ [text]: text });
        expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|##\[/u);
        expect(JSON.parse(escapeInvisible(JSON.stringify(text)))).toBe(text);
      }),
    );
  });
});
