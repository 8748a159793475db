/**
 * The built pages run in the oldest browsers that Jitsi supports: Chrome 72, Firefox 91, Safari 14
 * (ALL 3, docs/browsers.md). The build takes care of what the language has learnt since; this test
 * looks at what came out, and at names of interfaces that those browsers do not have.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Linter } from "eslint";
import { beforeAll, expect, test } from "vitest";

const BUILT = join(import.meta.dirname, "../static/build");
/** Staff are at computers that are kept up to date. All other pages are loaded by a client's phone. */
const OF_STAFF = new Set(["audit", "desk", "desk-check", "duty", "passkey"]);
const PAGES = readdirSync(join(import.meta.dirname, "entries"))
  .map((name) => name.replace(/\.ts$/, ""))
  .filter((name) => !OF_STAFF.has(name));

/** Newer than one of the three. */
const NEWER = new Set([
  "allSettled", "any", "at", "findLast", "findLastIndex", "fromEntries", "groupBy", "hasOwn",
  "hasIndices", "inert", "matchAll", "randomUUID", "replaceAll",
  "replaceChildren", "requestIdleCallback", "requestSubmit", "setHTML", "showModal", "showPicker",
  "showPopover", "submitter", "structuredClone", "toReversed", "toSorted", "toSpliced", "with",
  "withResolvers", "checkVisibility", "moveBefore", "throwIfAborted", "DecompressionStream",
]);
/** Made good by lib/older-browsers.ts, or asked for before it is used. */
const KNOWN = new Set([
  "fromEntries", "moveBefore", "replaceChildren", "requestSubmit", "submitter",
]);

/** Syntax that came after Chrome 72, Firefox 78 or Safari 14; newer still does not parse at all. */
const NEWER_SYNTAX = [
  "ChainExpression",
  "LogicalExpression[operator='??']",
  "ExportAllDeclaration[exported!=null]",
  "Literal[bigint]",
  "Literal[regex.pattern=/\\(\\?<[=!]/]",
];

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

let manifest: Readonly<Record<string, Chunk>>;

function lint(code: string): string[] {
  const messages = new Linter().verify(code, {
    languageOptions: { ecmaVersion: 2020, sourceType: "module" },
    rules: { "no-restricted-syntax": ["error", ...NEWER_SYNTAX] },
  });
  return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function read(file: string): string {
  return readFileSync(join(BUILT, file), "utf-8");
}

/** A page's script with all that it imports. */
function filesOf(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) filesOf(next, found);
  return found;
}

beforeAll(() => {
  manifest = JSON.parse(read(".vite/manifest.json")) as Record<string, Chunk>;
});

test("everything that was built parses there", () => {
  const scripts = readdirSync(join(BUILT, "assets")).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(PAGES.length);
  const faults = scripts.flatMap((name) =>
    lint(read(join("assets", name))).map((fault) => `${name} ${fault}`),
  );
  expect(faults).toEqual([]);
});

test("newer syntax would be seen", () => {
  for (const code of ["a?.b", "a ?? b", "class A { #b }", "a ||= b", "/(?<=a)b/", "1n", "a = {b() {}}.at(-1)?.c"]) {
    expect(lint(code), code).not.toEqual([]);
  }
  expect(lint("try { import('a') } catch { }")).toEqual([]);
});

test.each(PAGES)("the %s page uses no newer interface without a guard", (page) => {
  const files = filesOf(`entries/${page}.ts`);
  expect(files.size).toBeGreaterThan(0);
  const used = [...files].flatMap((file) =>
    [...read(file).matchAll(/\.([A-Za-z]+)\b/g)].map(([, name]) => name ?? ""),
  );
  expect([...new Set(used)].filter((name) => NEWER.has(name) && !KNOWN.has(name))).toEqual([]);
});
