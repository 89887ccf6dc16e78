import type { Role } from '@metodnet/contracts';
import { type Issuer, startIssuer, type TokenRequest } from './servers/issuer/issuer.js';

/** An identity provider of one test file's own. */
export interface TestIssuer extends Issuer {
  /** A token with one role at one unit; whatever else is named counts too. */
  tokenFor(who: { readonly role: Role; readonly unit: string } & Omit<TokenRequest, 'grants'>): Promise<string>;
}

export async function testIssuer(): Promise<TestIssuer> {
  const issuer = await startIssuer();
  return {
    ...issuer,
    tokenFor: ({ role, unit, ...request }) =>
      issuer.token({ subject: `test-${role}`, ...request, grants: [{ role, unit }] }),
  };
}
