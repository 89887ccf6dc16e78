import { isAbstractType } from 'graphql';
import { type Circumstances, holds } from '../operation/condition.js';
import type { FieldShape, ObjectShape, ValueShape } from '../operation/shape.js';
import { errorOf, type Language, type ResponseError } from '../refusal/refusal.js';
import { isObject, type JsonObject, valueAt } from './json.js';
import { type Location, pathOf } from './targets.js';

/** More errors than this are counted, not listed. */
const MOST_ERRORS = 200;

export interface Response {
  readonly data: JsonObject | null;
  readonly errors: readonly ResponseError[];
  /** How many errors there were beyond those listed. */
  readonly errorsOmitted: number;
}

/** What a non-nullable place answers that had to stay empty: its parent becomes null instead. */
const nothing = Symbol('nothing');

/**
 * Shapes what was fetched into what was asked: nothing else leaves, a null at a non-nullable place empties its parent,
 * and every error stands at a path that the answer has.
 */
export function respond(
  shape: ObjectShape,
  fetched: JsonObject,
  reported: readonly ResponseError[],
  circumstances: Circumstances,
  language: Language,
): Response {
  const response = new ResponseBuilder(circumstances, language);
  for (const error of reported) {
    const places = response.placesOf(shape, fetched, error.path ?? []);
    const closest = Math.max(...places.map(({ length }) => length));
    for (const path of places) if (path.length === closest) response.add({ ...error, path });
  }
  const data = response.object(shape, fetched, null);
  return { data: data === nothing ? null : data, errors: response.errors, errorsOmitted: response.omitted };
}

class ResponseBuilder {
  readonly errors: ResponseError[] = [];
  omitted = 0;
  readonly #known = new Set<string>();
  /** The paths of errors, and every beginning of such a path. */
  readonly #at = new Set<string>();
  readonly #above = new Set<string>();

  constructor(
    private readonly circumstances: Circumstances,
    private readonly language: Language,
  ) {}

  add(error: ResponseError): void {
    const { path = [], message } = error;
    const place = JSON.stringify(path);
    const key = `${place}${message}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#at.add(place);
    for (let length = path.length; length >= 0; length--) this.#above.add(JSON.stringify(path.slice(0, length)));
    if (this.errors.length < MOST_ERRORS) this.errors.push(error);
    else this.omitted++;
  }

  object(shape: ObjectShape, value: JsonObject, at: Location | null): JsonObject | typeof nothing {
    const typename = shape.typenameOf(value);
    const result: JsonObject = {};
    for (const field of shape.fieldsOf(typename) ?? []) {
      const asked = this.#asked(field);
      if (asked === 'no') continue;
      const found = field.value.kind === 'typename' ? typename : valueAt(value, field.source);
      if (asked === 'yes' && isSound(field.value, found)) {
        result[field.key] = found;
        continue;
      }
      const here: Location = { up: at, key: field.key };
      if (asked === 'denied') this.add(errorOf('UNAUTHORIZED_FIELD_OR_TYPE', this.language, {}, pathOf(here)));
      const shaped = this.#value(field.value, asked === 'denied' ? null : found, here, field);
      if (shaped === nothing) return nothing;
      result[field.key] = shaped;
    }
    return result;
  }

  /**
   * Where the answer shows what was fetched at a path: under each alias that asks for it; for what only the plan asked
   * for, at the object that it was needed for.
   */
  placesOf(
    shape: ObjectShape | null,
    value: unknown,
    path: readonly (string | number)[],
    above: readonly (string | number)[] = [],
  ): (readonly (string | number)[])[] {
    const [step, ...rest] = path;
    if (step === undefined) return [above];
    if (typeof step === 'number') {
      return this.placesOf(shape, Array.isArray(value) ? value[step] : null, rest, [...above, step]);
    }
    const object = isObject(value) ? value : null;
    const fields = (object && shape?.fieldsOf(shape.typenameOf(object))) ?? shape?.allFields() ?? [];
    const asked = fields.filter((field) => field.source === step && this.#asked(field) !== 'no');
    if (asked.length === 0) return [above];
    return asked.flatMap((field) =>
      this.placesOf(objectIn(field.value), object && valueAt(object, step), rest, [...above, field.key]),
    );
  }

  #asked({ places }: FieldShape): 'yes' | 'no' | 'denied' {
    if (places === null) return 'yes';
    const holding = places.filter(({ when }) => holds(when, this.circumstances));
    if (holding.length === 0) return 'no';
    const { denied } = this.circumstances;
    return holding.some(({ guard }) => guard === null || !denied.has(guard)) ? 'yes' : 'denied';
  }

  #value(shape: ValueShape, value: unknown, at: Location, field: FieldShape): unknown {
    const shaped = this.#nullable(shape, value, at, field);
    if (shaped !== null || !shape.nonNull) return shaped;
    this.#tellMissing(at, field.coordinate);
    return nothing;
  }

  /** The value, or null; what is not of its shape is null and an error. */
  #nullable(shape: ValueShape, value: unknown, at: Location, field: FieldShape): unknown {
    if (value === null || value === undefined) return null;
    switch (shape.kind) {
      case 'list':
        if (Array.isArray(value)) return this.#list(shape.of, value, at, field);
        break;
      case 'object':
        if (isObject(value) && this.#isKnown(shape.object, value)) {
          const object = this.object(shape.object, value, at);
          return object === nothing ? null : object;
        }
        break;
      default:
        if (isSound(shape, value)) return value;
    }
    this.#tellMissing(at, field.coordinate);
    return null;
  }

  /** Whether enough is known of an object to shape it: a type that may stand here, and which, if that matters. */
  #isKnown(shape: ObjectShape, value: JsonObject): boolean {
    const typename = shape.typenameOf(value);
    if (!shape.fieldsOf(typename)) return false;
    const isVague = typename === shape.type.name && isAbstractType(shape.type);
    return !isVague || !shape.narrowings.some((conditions) => holds(conditions, this.circumstances));
  }

  #list(shape: ValueShape, values: readonly unknown[], at: Location, field: FieldShape): readonly unknown[] | null {
    // The cells of a table of figures: tens of thousands, and nothing to look at.
    if (shape.kind === 'leaf' && shape.accepts === null && !shape.nonNull) return values;
    const items: unknown[] = [];
    for (const [key, value] of values.entries()) {
      const item = isSound(shape, value) ? value : this.#value(shape, value, { up: at, key }, field);
      if (item === nothing) return null;
      items.push(item);
    }
    return items;
  }

  /** Told once: not where the error that emptied the place is told already. */
  #tellMissing(at: Location | null, coordinate: string): void {
    const path = pathOf(at);
    const isTold =
      this.#above.has(JSON.stringify(path)) ||
      path.some((_, length) => this.#at.has(JSON.stringify(path.slice(0, length))));
    if (!isTold) this.add(errorOf('VALUE_MISSING', this.language, { coordinate }, path));
  }
}

/** Whether a value may stand as it is: a leaf of its shape. */
const isSound = (shape: ValueShape, value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  (shape.kind === 'leaf' ? (shape.accepts?.(value) ?? true) : shape.kind === 'typename' || shape.kind === 'own');

const objectIn = (shape: ValueShape): ObjectShape | null =>
  shape.kind === 'object' ? shape.object : shape.kind === 'list' ? objectIn(shape.of) : null;
