import { Fault, forbidden } from '@metodnet/kernel';
import { Directive, type ResolverData, UseMiddleware } from 'type-graphql';
import type { Context } from '../context.js';

type FieldDecorator = (target: object, key: string, descriptor?: PropertyDescriptor) => void;

/**
 * Marks a field for those who have identified themselves: emits `@authenticated` for the gateway, and holds here too, since a
 * subgraph only declares the directive.
 */
export const Authenticated = (): FieldDecorator =>
  both('@authenticated', ({ actor }) => {
    if (actor.subject === '') throw unauthenticated();
  });

/**
 * Marks a field for holders of scopes, as alternatives of sets: `[['staffing:read-names'], ['staffing:write']]` is either of the two.
 * Emits `@requiresScopes` for the gateway and holds here too. It asks whether the caller has the permission anywhere; for which
 * units stays the business of `must` and row-level security.
 */
export function RequiresScopes(alternatives: readonly (readonly string[])[]): FieldDecorator {
  return both(`@requiresScopes(scopes: ${JSON.stringify(alternatives)})`, ({ scopes }) => {
    if (!alternatives.some((all) => all.every((scope) => scopes.has(scope)))) {
      throw forbidden(alternatives.map((all) => all.join(' + ')).join(' / '));
    }
  });
}

function both(directive: string, check: (context: Context) => void): FieldDecorator {
  return (target, key, descriptor) => {
    Directive(directive)(target, key, descriptor as PropertyDescriptor);
    UseMiddleware(({ context }: ResolverData<Context>, next) => {
      check(context);
      return next();
    })(target, key, descriptor as PropertyDescriptor);
  };
}

export const unauthenticated = () =>
  new Fault('UNAUTHENTICATED', {
    ru: 'Нужен действующий токен доступа.',
    en: 'This needs a valid access token.',
  });
