import { Unavailable } from '@metodnet/testing/servers';

/** Whoever can read a file of the development issuer is everybody: in production tokens come from a real identity provider. */
export function refuseInProduction(env: NodeJS.ProcessEnv): void {
  if (env.NODE_ENV !== 'production') return;
  throw new Unavailable(
    'The development issuer does not run with NODE_ENV=production. Give the services METODNET_ISSUER and METODNET_JWKS_URL of your identity provider, as docs/operations/docker.md shows.',
  );
}
