import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Tape } from './tape.js';

/** What the values of operations are taken from, besides nonsense. */
export interface World {
  /** Codes of units: of the actor, of others, of nobody. */
  readonly units: readonly string[];
  /** Global ids by kind of record (`Person`), of the actor and of others. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly cursors: readonly string[];
}

/** A number as it is written, for what JSON.stringify would not write: `1e400`, `-0`. */
export class Written {
  constructor(readonly text: string) {}
}

const NUL = '\u0000';
export const hostileTexts = [
  'Иванова',
  'План работы на год',
  '',
  ' ',
  'a'.repeat(201),
  'я'.repeat(9_999),
  'я'.repeat(10_001),
  `с${NUL}нулём`,
  NUL,
  `${NUL}${NUL}`,
  '\ud800',
  'a\udc00b',
  '\u202eобратно\u202c',
  'zero\u200bwidth\ufeff',
  'две\nстроки\r\n',
  "' or 1=1 --",
  '%%%___\\',
  '%'.repeat(1_000),
  '=cmd()',
  '<script>alert(1)</script>',
  '$' + '{7*7}',
  '../../etc/passwd',
  'https://example.org/a',
  'javascript:alert(1)',
  '(a+)+$',
  '__proto__',
  '👩‍🏫'.repeat(50),
  'é'.normalize('NFD'),
];
const days = [
  '2026-09-01',
  '2025-01-15',
  '2025-09-01',
  '2024-02-29',
  '1900-01-01',
  '2199-12-31',
  '2023-02-29',
  '0000-00-00',
  '1899-12-31',
  '2200-01-01',
  '9999-12-31',
  '+275760-09-13',
  '-000001-01-01',
  '2026-9-1',
  '2026-02-30',
  '',
  `2026-09-01${NUL}`,
  '２０２６-０９-０１',
];
const moments = [
  '2026-09-01T08:00:00Z',
  '2024-02-29T23:59:59.999999999+14:00',
  '1900-01-01T00:00:00-23:59',
  '2199-12-31T23:59:60Z',
  '+275760-09-13T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '2026-09-01T25:61:00Z',
  '2026-09-01',
  '2026-09-01T08:00:00+99:99',
];
const integers: readonly unknown[] = [
  ...[1, 2, 3, 50, 100, 0, -1, 1_001, 2_147_483_647, -2_147_483_648, 2_147_483_648],
  new Written('9007199254740993'),
  new Written('1e400'),
  new Written('-0'),
  1.5,
  '1',
  true,
];
const periods = [
  '2026-Q3',
  '2025-A1',
  '2025-AY',
  '2026-M05',
  '1900-A1',
  '2199-A1',
  '0000-Q1',
  '2026-Q5',
  '2026-M00',
  '',
];
const indicators = ['IND-03', 'IND-04', 'IND-D1', 'IND-05', 'ind-03', 'IND-999', '', '__proto__', "IND-03' --"];
const files = [
  '',
  '====',
  'UEsDBA==',
  'AAAA',
  'UEsDBBQAAAAIAA==',
  btoa('a;b\n1;2\n'),
  btoa('x'.repeat(5_000)),
  'не base64',
];
const cursorLike = ['', 'e30', 'W10', 'bnVsbA', btoa('["people:name",null,null]'), 'a'.repeat(3_000), NUL, '-1'];
const UUID = '00000000-0000-4000-8000-000000000000';
export const strangeIds = [
  '',
  ':',
  `:${UUID}`,
  'ru-tom',
  'RU-TOM',
  `ru-tom-tomsk:${UUID}`,
  `nowhere:${UUID}`,
  NUL,
  'я'.repeat(300),
];
const places = /unit|within|hub|municipalit|parent|region|founder|partner|patron|organisation|home|owner/i;

/** Makes values for arguments and input fields: mostly such as fit, at times such as hurt. */
export class Values {
  constructor(
    private readonly tape: Tape,
    private readonly world: World,
  ) {}

  /** The name of the argument or field and the type that the field answers with tell what is meant by an ID or a String. */
  of(type: GraphQLInputType, name: string, answers: string, depth = 0): unknown {
    const { tape } = this;
    if (isNonNullType(type)) return tape.oneIn(150) ? null : this.bare(type.ofType, name, answers, depth);
    return tape.oneIn(12) ? null : this.bare(type, name, answers, depth);
  }

  private bare(type: GraphQLInputType, name: string, answers: string, depth: number): unknown {
    const { tape } = this;
    if (isListType(type)) {
      const item = () => this.of(type.ofType as GraphQLInputType, name, answers, depth + 1);
      if (tape.oneIn(200)) return Array.from({ length: 501 }, item);
      return tape.oneIn(20) ? item() : Array.from({ length: tape.next(4) }, item);
    }
    if (isInputObjectType(type)) {
      if (depth > 6) return {};
      const given: Record<string, unknown> = {};
      for (const field of Object.values(type.getFields())) {
        const needed = isNonNullType(field.type) && field.defaultValue === undefined;
        if (needed ? !tape.oneIn(100) : tape.oneIn(3))
          given[field.name] = this.of(field.type, field.name, answers, depth + 1);
      }
      if (tape.oneIn(60)) given[tape.pick(['id', 'version', 'owner', 'constructor'])] = tape.pick(hostileTexts);
      return given;
    }
    if (isEnumType(type)) {
      if (tape.oneIn(25)) return tape.pick(['NONE', '', 'constructor', 1, NUL]);
      return tape.pick(type.getValues()).name;
    }
    return this.scalar(String(type), name, answers);
  }

  private scalar(type: string, name: string, answers: string): unknown {
    const { tape } = this;
    const usual = !tape.oneIn(14);
    switch (type) {
      case 'ID':
        return usual ? this.id(name, answers) : this.anyId();
      case 'Int':
        if (name === 'first' && usual) return 1 + tape.next(5);
        return usual ? tape.next(3) : tape.pick(integers);
      case 'Float':
        return tape.pick(integers);
      case 'Boolean':
        return tape.oneIn(40) ? tape.pick(['true', 1, '']) : tape.oneIn(2);
      case 'Date':
        return usual ? tape.pick(days.slice(0, 4)) : tape.pick(days);
      case 'DateTime':
        return usual ? moments[0] : tape.pick(moments);
      case 'Base64':
        return tape.pick(files);
      case 'JSON':
        return tape.pick([null, [], {}, [[[[[[[]]]]]]], { a: { b: { c: 1 } } }]);
      default:
        return this.text(name, usual && !tape.oneIn(4));
    }
  }

  private text(name: string, usual: boolean): string {
    const { tape, world } = this;
    if (name === 'after')
      return usual ? tape.pick(['', ...world.cursors]) : tape.pick([...cursorLike, ...world.cursors]);
    if (name === 'from' || name === 'to') return usual ? tape.pick(periods.slice(0, 4)) : tape.pick(periods);
    if (name === 'indicators' || name === 'codes')
      return usual ? tape.pick(indicators.slice(0, 4)) : tape.pick(indicators);
    return usual ? tape.pick(hostileTexts.slice(0, 2)) : tape.pick(hostileTexts);
  }

  private id(name: string, answers: string): string {
    const { tape, world } = this;
    if (name === 'observation') {
      const [code, unit, period] = [tape.pick(indicators), tape.pick(world.units), tape.pick(periods)];
      return [code, unit, period, tape.pick(['ADMINISTRATIVE', 'NETWORK', '']), tape.pick(['as-was', ...days])].join(
        '~',
      );
    }
    if (places.test(name) || tape.oneIn(4)) return tape.pick(world.units);
    const meant = (name === 'id' ? answers : name).toLowerCase().replace(/(payload|ids?)$/, '');
    const kind = Object.keys(world.ids).find((known) => known.toLowerCase().startsWith(meant));
    return kind ? tape.pick(world.ids[kind] ?? strangeIds) : this.anyId();
  }

  private anyId(): string {
    const { tape, world } = this;
    return tape.oneIn(6) ? tape.pick(strangeIds) : tape.pick(tape.pick([world.units, ...Object.values(world.ids)]));
  }
}
