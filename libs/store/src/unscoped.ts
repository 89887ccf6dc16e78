/** A named, narrow read beyond the actor's sight: a security-definer function of the service that answers a number. */
export interface UnscopedCount<Arg> {
  readonly sqlFunction: string;
  /** Carries the argument's type only. */
  readonly takes?: (argument: Arg) => void;
}

/** Names such a function, `schema.function`, made in one of the service's migrations. */
export const unscopedCount = <Arg = string>(sqlFunction: string): UnscopedCount<Arg> => {
  if (!/^[a-z_]+\.[a-z_0-9]+$/.test(sqlFunction)) throw new Error(`Not a function's name: ${sqlFunction}`);
  return { sqlFunction };
};
