/**
 * A question to a passkey, as the service writes it in JSON, and the answer in the same form. Newer
 * browsers have functions of their own for this; older ones have passkeys, and not those.
 */

import { fromBase64url, toBase64url } from "./base64url";

interface Named {
  readonly id: string;
}

export interface NewQuestion {
  readonly rp: PublicKeyCredentialRpEntity;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly challenge: string;
  readonly pubKeyCredParams: PublicKeyCredentialParameters[];
  readonly timeout?: number;
  readonly excludeCredentials?: readonly Named[];
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
}

export interface Question {
  readonly rpId: string;
  readonly challenge: string;
  readonly timeout?: number;
  readonly allowCredentials?: readonly Named[];
  readonly userVerification?: UserVerificationRequirement;
}

export type Answer = Readonly<Record<string, unknown>>;

export function canUsePasskeys(): boolean {
  return "PublicKeyCredential" in window && "credentials" in navigator;
}

function descriptors(named: readonly Named[] = []): PublicKeyCredentialDescriptor[] {
  return named.map(({ id }) => ({ type: "public-key", id: fromBase64url(id) }));
}

export async function makePasskey(question: NewQuestion): Promise<Answer> {
  const made = await navigator.credentials.create({
    publicKey: {
      ...question,
      challenge: fromBase64url(question.challenge),
      user: { ...question.user, id: fromBase64url(question.user.id) },
      excludeCredentials: descriptors(question.excludeCredentials),
    },
  });
  const credential = made as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return answer(credential, { attestationObject: toBase64url(response.attestationObject) });
}

export async function usePasskey(question: Question): Promise<Answer> {
  const found = await navigator.credentials.get({
    publicKey: {
      ...question,
      challenge: fromBase64url(question.challenge),
      allowCredentials: descriptors(question.allowCredentials),
    },
  });
  const credential = found as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return answer(credential, {
    authenticatorData: toBase64url(response.authenticatorData),
    signature: toBase64url(response.signature),
    ...(response.userHandle ? { userHandle: toBase64url(response.userHandle) } : {}),
  });
}

function answer(credential: PublicKeyCredential, more: Answer): Answer {
  const clientDataJSON = toBase64url(credential.response.clientDataJSON);
  return {
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    type: credential.type,
    response: { clientDataJSON, ...more },
  };
}
