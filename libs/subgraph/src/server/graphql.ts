import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { Fault } from '@metodnet/kernel';
import type { FastifyInstance } from 'fastify';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.js';
import { formatError } from '../errors/format-error.js';
import type { Limits } from '../limits/limits.js';
import { withinLimits } from '../limits/operation.js';
import { checkVariables } from '../limits/variables.js';
import { requestState } from './request-state.js';

/** Apollo Server as a subgraph of ours: closed, quiet, and within limits. */
export function graphqlServer(
  schema: GraphQLSchema,
  limits: Limits,
  log: Logger,
  http: FastifyInstance,
  plugins: readonly ApolloServerPlugin<Context>[],
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: limits.selections,
    // Documents are remembered by the size of their JSON, which tells nothing of the tokens that locations hold on to.
    parseOptions: { maxTokens: limits.tokens, noLocation: true },
    validationRules: [withinLimits(limits)],
    formatError: formatError(log),
    logger: log.child({ part: 'apollo' }, { level: 'warn' }),
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(http),
      beforeExecution(schema, limits),
      ...plugins,
    ],
  });
}

/** What can be judged only with the variables, or only for this request (validated documents are remembered for all). */
function beforeExecution(schema: GraphQLSchema, limits: Limits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (!operation) return;
          try {
            if (operation.operation === 'subscription') throw noSubscriptions();
            checkPurpose(document, operation, requestState.getStore()?.composing ?? false);
            checkVariables(schema, operation, request.variables ?? {}, limits);
          } catch (error) {
            throw error instanceof Fault ? refused(error) : error;
          }
        },
      };
    },
  };
}

/** GraphQL's own rules let one pass in a schema that has none; executing it fails as if something had broken. */
const noSubscriptions = () =>
  new Fault('BAD_USER_INPUT', { ru: 'Подписки не обслуживаются.', en: 'Subscriptions are not served.' });

const refused = (fault: Fault) =>
  new GraphQLError(fault.message, { originalError: fault, extensions: { http: { status: 400 } } });

/** The schema is for the composer, and nothing else is: it brings no user's token, and users have no need of the schema. */
function checkPurpose(document: DocumentNode, { selectionSet }: OperationDefinitionNode, composing: boolean): void {
  const schemaAlone = selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '_service',
  );
  let asksForSchema = false;
  visit(document, {
    Field: ({ name }) => {
      asksForSchema ||= name.value === '_service';
    },
  });
  if (composing ? schemaAlone : !asksForSchema) return;
  throw new Fault('FORBIDDEN', {
    ru: 'Схема выдаётся только для сборки общей схемы.',
    en: 'The schema is given for composition alone.',
  });
}
