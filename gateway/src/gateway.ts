import { context, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { execute } from './execution/execute.js';
import { respond } from './execution/response.js';
import { Run } from './execution/run.js';
import { answerTo, type Send } from './execution/subgraph-call.js';
import { Homes } from './homes.js';
import type { GraphqlParams } from './http/graphql-params.js';
import type { Caller } from './identity/identity.js';
import { introspect } from './operation/introspection.js';
import type { Operations, PreparedOperation } from './operation/operations.js';
import type { TrustedDocuments } from './operation/trusted-documents.js';
import { nodeOf, type Placement } from './placement/placement.js';
import type { Plans } from './planning/plans.js';
import { type Language, Refusal, type ResponseError } from './refusal/refusal.js';
import type { Supergraph } from './supergraph/supergraph.js';
import { inSpan, traceparentOf } from './telemetry/tracing.js';
import type { SubgraphClient } from './transport/subgraph-client.js';

/** Who may ask about the schema itself. */
export type IntrospectionPolicy = 'everyone' | 'authenticated' | 'nobody';

/** A request as the gateway sees it: what is asked, by whom, and what is passed on to the subgraphs. */
export interface GatewayRequest {
  readonly params: GraphqlParams;
  readonly isGet: boolean;
  readonly caller: Caller;
  readonly language: Language;
  readonly acceptLanguage: string;
  readonly correlationId: string;
  readonly traceparent: string;
  readonly idempotencyKey: string | null;
  /** Aborted when the client leaves before its answer. */
  readonly leaving: AbortSignal;
}

export interface GatewayAnswer {
  /** The operation's title. */
  readonly title: string;
  readonly body: {
    readonly errors?: readonly ResponseError[];
    readonly data: Readonly<Record<string, unknown>> | null;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

export interface GatewayParts {
  readonly supergraph: Supergraph;
  readonly operations: Operations;
  readonly plans: Plans;
  readonly client: SubgraphClient;
  readonly placement: () => Placement;
  readonly documents: TrustedDocuments;
  readonly introspection: IntrospectionPolicy;
  readonly deadlineMs: number;
}

/** From a request to its answer: read, limit, authorise, plan, execute, shape. */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  /** Throws a Refusal when nothing was executed. */
  async answer(request: GatewayRequest): Promise<GatewayAnswer> {
    const { operations, plans, supergraph, documents } = this.parts;
    const { params, caller, language } = request;
    const operation = operations.prepare(documents.textOf(params.text, params.hash), params.operationName);
    if (request.isGet && operation.kind === 'mutation') {
      throw new Refusal('METHOD_NOT_ALLOWED', {}, 405, { allow: 'POST' });
    }
    this.#mustAllowIntrospection(operation, caller);
    const variables = operations.variablesOf(operation, params.variables);
    const circumstances = { variables, denied: operation.guards.deniedTo(caller.held) };

    const homes = new Homes();
    const placement = this.parts.placement();
    const run = new Run({
      circumstances,
      language,
      types: supergraph.types,
      nodeOf: (subgraph, id) => nodeOf(placement, subgraph, id),
      send: this.#sender(request, operation, placement, homes),
    });
    await execute(run, await plans.stagesOf(operation, circumstances));
    if (operation.introspection) {
      Object.assign(run.data, introspect(operation.introspection, supergraph.api, variables));
    }

    const { data, errors, errorsOmitted } = respond(operation.shape, run.data, run.errors, circumstances, language);
    const extensions = { ...homes.extension(), ...(errorsOmitted > 0 && { errorsOmitted }) };
    return {
      title: operation.title,
      body: {
        ...(errors.length > 0 && { errors }),
        data,
        ...(Object.keys(extensions).length > 0 && { extensions }),
      },
    };
  }

  #mustAllowIntrospection({ introspection }: PreparedOperation, caller: Caller): void {
    const policy = this.parts.introspection;
    const isAllowed = policy === 'everyone' || (policy === 'authenticated' && caller.token !== null);
    if (introspection && !isAllowed) throw new Refusal('INTROSPECTION_DISABLED', {}, 403);
  }

  #sender(request: GatewayRequest, operation: PreparedOperation, placement: Placement, homes: Homes): Send {
    const { caller, acceptLanguage, idempotencyKey } = request;
    const deadline = Date.now() + this.parts.deadlineMs;
    const headers = {
      ...(caller.token !== null && { authorization: `Bearer ${caller.token}` }),
      'accept-language': acceptLanguage,
      'x-correlation-id': request.correlationId,
    };
    // A read that follows a change must not share one that began before it.
    const shareKey = operation.kind === 'query' ? `${caller.fingerprint}\n${acceptLanguage}` : null;
    // A change that has begun is brought to its end, with all that its answer needs: the client may ask how it went.
    const leaving = operation.kind === 'query' ? request.leaving : null;
    const hasStages = operation.stages.size > 1;

    return async ({ subgraph, node, operation: kind, body, asked, stage }) => {
      const url = placement.nodes[node]?.[subgraph];
      if (url === undefined) {
        homes.note(node, subgraph, 'UNAVAILABLE');
        return { available: false, mayBeDone: false };
      }
      // Each change has a key of its own, else the second would look like a repetition of the first.
      const key = idempotencyKey !== null && hasStages ? `${idempotencyKey}/${stage}` : idempotencyKey;
      const answer = await inSpan(`graphql ${subgraph}`, SpanKind.CLIENT, context.active(), async (span) => {
        span.setAttributes({ 'metodnet.node': node, 'metodnet.subgraph': subgraph, 'graphql.operation.type': kind });
        const told = await this.parts.client.ask(
          { node, subgraph, url },
          {
            body,
            headers: {
              ...headers,
              traceparent: traceparentOf(span) ?? request.traceparent,
              ...(kind === 'mutation' && key !== null && { 'idempotency-key': key }),
            },
            operation: kind,
            deadline,
            shareKey,
            leaving,
          },
        );
        const sound = answerTo(asked, told);
        if (!sound.available) span.setStatus({ code: SpanStatusCode.ERROR });
        return sound;
      });
      homes.note(node, subgraph, !answer.available ? 'UNAVAILABLE' : answer.errors.length > 0 ? 'ERRORS' : 'OK');
      return answer;
    };
  }
}
