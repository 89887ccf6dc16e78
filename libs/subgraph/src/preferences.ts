/** How much somebody prefers each of some values, by a header such as `accept-language`: `ru;q=0.8, en`. */
export const preferences = (
  header: string | undefined,
): readonly { readonly value: string; readonly quality: number }[] =>
  (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [value = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { value: value.trim(), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    });
