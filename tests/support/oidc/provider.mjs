/**
 * A REAL OpenID Connect provider for tests: oidc-provider on a free port of this machine.
 *
 * Its one argument is a JSON file with its clients and people. It says `ready <issuer>`, and ends
 * with its standard input. Signing in is one form: which person, or cancel.
 */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import process from "node:process";
import { URLSearchParams } from "node:url";

import Provider from "oidc-provider";

const setup = JSON.parse(readFileSync(process.argv[2], "utf8"));
const server = createServer();
await new Promise((resolve) => {
  server.listen(0, "127.0.0.1", resolve);
});
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: setup.clients,
  jwks: setup.jwks,
  cookies: { keys: ["a key for a test"] },
  acrValues: setup.acr_values,
  // As the Finnish Trust Network has it: what is asked for stands in the ID token.
  conformIdTokenClaims: false,
  claims: {
    acr: null,
    auth_time: null,
    iss: null,
    openid: ["sub", "urn:oid:1.2.246.21"],
    profile: ["given_name", "family_name", "name", "roles", "unit"],
    email: ["email", "email_verified"],
  },
  pkce: { required: () => true, methods: ["S256"] },
  features: {
    devInteractions: { enabled: false },
    encryption: { enabled: true },
    requestObjects: { request: true, mode: "strict" },
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_ctx, id) =>
    setup.people[id] && {
      accountId: id,
      claims: () => ({ sub: id, ...setup.people[id].claims }),
    },
});

server.on("request", (request, response) => {
  if (request.url.startsWith("/interaction/")) void interact(request, response);
  else provider.callback()(request, response);
});
process.stdout.write(`ready ${issuer}\n`);
process.stdin.resume().on("end", () => process.exit(0));

/** Shows who can sign in, and takes the answer. */
async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Provider</title><form method="post">${buttons()}</form>`);
    return;
  }
  const id = new URLSearchParams(await text(request)).get("person");
  const result = id ? await signedIn(id, details) : { error: "access_denied" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** One for each person, and one to stop. */
function buttons() {
  const named = (value, words) => `<button name="person" value="${value}">${words}</button>`;
  return Object.keys(setup.people).map((id) => named(id, id)).join("") + named("", "Cancel");
}

/** Signed in, and everything agreed to that was asked for. */
async function signedIn(accountId, details) {
  const grant = new provider.Grant({ accountId, clientId: details.params.client_id });
  grant.addOIDCScope(details.params.scope);
  const grantId = await grant.save();
  return { login: { accountId, acr: setup.people[accountId].acr }, consent: { grantId } };
}

async function text(stream) {
  let all = "";
  for await (const piece of stream) all += piece;
  return all;
}
