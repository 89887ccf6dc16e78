/** What records must meet to be listed, as SQL with its values; what is not given does not restrict, so that each list can use its index. */
export class Conditions {
  private readonly clauses: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition about a record `r`, if there is a value: `where.given(filter.unit, (unit) => \`r.unit_id = ${unit}\`)`. */
  given(value: unknown, condition: (parameter: string) => string): this {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return this;
    this.values.push(value);
    this.clauses.push(condition(`$${this.values.length}`));
    return this;
  }

  /** Adds a condition without a value. */
  always(condition: string): this {
    this.clauses.push(condition);
    return this;
  }

  get sql(): string {
    return this.clauses.length === 0 ? 'true' : this.clauses.map((clause) => `(${clause})`).join(' and ');
  }
}
