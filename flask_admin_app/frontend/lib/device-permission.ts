/** What the browser tells of a permission without asking the person. Old ones tell nothing. */

import type { Kind } from "./device-faults";

interface Policy {
  readonly allowsFeature: (feature: string) => boolean;
}

/** Null where the browser does not tell: Safari before 16, Firefox. */
export async function permissionOf(kind: Kind): Promise<PermissionState | null> {
  const permissions = navigator.permissions as Permissions | undefined;
  if (permissions === undefined) return null;
  try {
    return (await permissions.query({ name: kind })).state;
  } catch {
    return null;
  }
}

/** Whether the page around this one lets it ask at all; null where the browser does not tell. */
export function policyAllows(kind: Kind): boolean | null {
  const { permissionsPolicy, featurePolicy } = document as Document & {
    readonly permissionsPolicy?: Policy;
    readonly featurePolicy?: Policy;
  };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(kind) ?? null;
}
