export type MediaType = 'application/graphql-response+json' | 'application/json';

const offered: readonly MediaType[] = ['application/json', 'application/graphql-response+json'];

/**
 * The media type to answer with; null when the caller accepts none that there is. Callers who accept anything, or say
 * nothing, get application/json, as GraphQL over HTTP has it.
 */
export function mediaTypeFor(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { type, quality: quality === undefined ? 1 : Number(quality) };
  });
  const acceptable = ranges
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .flatMap(({ type }) => offered.find((media) => type === media || type === 'application/*' || type === '*/*') ?? []);
  return acceptable[0] ?? null;
}
