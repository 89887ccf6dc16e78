import {
  type Context,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/**
 * Starts OpenTelemetry when OTEL_EXPORTER_OTLP_ENDPOINT is set, and answers how to flush and stop it. The exporter is loaded only then:
 * a gateway without it stays small.
 */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return async () => undefined;
  const [{ NodeSDK }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const sdk = new NodeSDK({ serviceName: 'metodnet-gateway', traceExporter: new OTLPTraceExporter() });
  sdk.start();
  return () => sdk.shutdown();
}

const tracer = trace.getTracer('metodnet');

/** Does something as a span; its name and attributes never hold variables or names of people. */
export function inSpan<Answer>(
  name: string,
  kind: SpanKind,
  parent: Context,
  act: (span: Span) => Promise<Answer>,
): Promise<Answer> {
  const span = tracer.startSpan(name, { kind }, parent);
  // Nothing is traced: there is no end to tell, and no span to be found by those below.
  if (!isSpanContextValid(span.spanContext())) return act(span);
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await act(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The trace that a caller is in, by the header `traceparent`. */
export const callersTrace = (traceparent: string | undefined): Context =>
  propagation.extract(ROOT_CONTEXT, traceparent ? { traceparent } : {});

/** The W3C trace context of a span that is recorded; undefined when nothing is. */
export function traceparentOf(span: Span): string | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  return `00-${spanContext.traceId}-${spanContext.spanId}-${spanContext.traceFlags.toString(16).padStart(2, '0')}`;
}
