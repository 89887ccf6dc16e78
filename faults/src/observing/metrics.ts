/** What a process tells of itself at /metrics: gauges and counters by name, those with labels as `name{label="value"}`. */
export type Metrics = ReadonlyMap<string, number>;

export async function metricsOf(url: string): Promise<Metrics> {
  const response = await fetch(new URL('/metrics', url), { signal: AbortSignal.timeout(1_000) });
  return parse(await response.text());
}

export function parse(text: string): Metrics {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!match) continue;
    const [, name, labels = '', value] = match;
    const own = labels.split(',').filter((label) => label !== '' && !label.startsWith('service='));
    found.set(own.length > 0 ? `${name}{${own.join(',')}}` : String(name), Number(value));
  }
  return found;
}
